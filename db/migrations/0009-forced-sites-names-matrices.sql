-- What a planner adds to a run: a name of its own, a matrix of ways, and runs that force one more site into its plan.

alter table plan_run
  add column name text,
  -- CSV of `from,to,metres`, where the scenario travels by matrix
  add column matrix_text text,
  -- the finished run whose left-out site this one must open; both are removed together
  add column base_run_id bigint,
  add column forced_site text,
  add column forced_site_name text;

alter table plan_run
  add constraint plan_run_base_run foreign key (base_run_id) references plan_run (id) on delete cascade,
  add constraint plan_run_forced_whole check (
    (base_run_id is null) = (forced_site is null) and (base_run_id is null) = (forced_site_name is null)
  ),
  add constraint plan_run_name_length check (length(name) between 1 and 120);

-- a site is asked for once; an attempt that came to nothing may be repeated
create unique index plan_run_forced_once on plan_run (base_run_id, forced_site)
  where state in ('queued', 'running', 'finished');

-- A run may start from the plan of a finished one, preferring what that one opens.

alter table plan_run
  add column start_run_id bigint,
  add column change_little boolean not null default false;

-- the plan stays when the one it started from is removed, which no waiting run allows
alter table plan_run
  add constraint plan_run_start_run_fk foreign key (start_run_id) references plan_run (id) on delete set null,
  add constraint plan_run_change_little_of_start check (
    not change_little or start_run_id is not null or state not in ('queued', 'running')
  );

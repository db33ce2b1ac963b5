-- A run may start from the plan of a finished one, preferring what that one opens.

alter table plan_run
  add column start_run_id bigint,
  add column change_little boolean not null default false;

-- the plan stays when the one it started from is removed
alter table plan_run
  add constraint plan_run_start_run foreign key (start_run_id) references plan_run (id) on delete set null;

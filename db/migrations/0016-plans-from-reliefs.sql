-- A run may start from the plan that an infeasible run found for one of the changes that would allow a plan.

alter table plan_run
  add column start_relief text;
alter table plan_run
  add constraint plan_run_start_relief_known check (
    start_relief in ('joint', 'budget', 'carers', 'targets', 'reach', 'locks')
  ),
  add constraint plan_run_start_relief_of_start check (
    start_relief is null
    or (
      not change_little
      and (start_run_id is not null or state not in ('queued', 'running', 'stopping'))
    )
  );

-- A computation that is asked to stop goes on for a moment: it ends with the best plan found so far.

alter table plan_run
  drop constraint plan_run_state_known,
  drop constraint plan_run_change_little_of_start;
alter table plan_run
  add constraint plan_run_state_known check (
    state in ('queued', 'running', 'stopping', 'finished', 'failed', 'cancelled', 'broken')
  ),
  add constraint plan_run_change_little_of_start check (
    not change_little or start_run_id is not null or state not in ('queued', 'running', 'stopping')
  );

drop index plan_run_forced_once;
create unique index plan_run_forced_once on plan_run (base_run_id, forced_site)
  where state in ('queued', 'running', 'stopping', 'finished');

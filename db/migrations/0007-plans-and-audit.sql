-- Scenarios, computed plans, pack loads, and who did what.

create table scenario (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  name_en text not null,
  content jsonb not null,
  mark text not null,
  created_at timestamptz not null default now(),
  constraint scenario_pk primary key (id),
  constraint scenario_code_unique unique (code),
  constraint scenario_mark_known check (mark in ('official', 'estimated', 'demo'))
);

-- queued → running → finished | failed | cancelled; `broken` when its server stopped first.
create table plan_run (
  id bigint generated always as identity,
  scenario jsonb not null,
  state text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  progress jsonb,
  summary jsonb,
  result jsonb,
  failure jsonb,
  created_at timestamptz not null default now(),
  constraint plan_run_pk primary key (id),
  constraint plan_run_state_known check (state in ('queued', 'running', 'finished', 'failed', 'cancelled', 'broken')),
  constraint plan_run_result_when_finished check ((state = 'finished') = (result is not null))
);

create table pack_load (
  id bigint generated always as identity,
  pack_name text not null,
  pack_version text not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  row_counts jsonb not null,
  warnings jsonb not null,
  created_at timestamptz not null default now(),
  constraint pack_load_pk primary key (id)
);

-- Ordered by `at`, then `id`: identity values drawn on several machines are unique, not in order of time.
create table audit_event (
  id bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  subject_id bigint,
  facts jsonb not null,
  created_at timestamptz not null default now(),
  constraint audit_event_pk primary key (id)
);

create index audit_event_at_index on audit_event (at, id);

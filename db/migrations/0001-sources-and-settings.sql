-- Where every figure comes from, and the dated rules and settings the city reckons by.

create table source (
  id bigint generated always as identity,
  code text not null,
  kind text not null,
  title text not null,
  title_en text,
  number text,
  issuer text,
  issued_on date,
  licence text,
  url text,
  certainty text,
  note text,
  created_at timestamptz not null default now(),
  constraint source_pk primary key (id),
  constraint source_code_unique unique (code),
  constraint source_kind_known check (kind in ('policy', 'statistics', 'dataset', 'method', 'demo')),
  constraint source_certainty_known check (certainty in ('high', 'medium', 'low'))
);

create table city (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  name_en text not null,
  time_zone text not null,
  census_year integer not null,
  records_until date not null,
  pack_name text not null,
  pack_version text not null,
  created_at timestamptz not null default now(),
  constraint city_pk primary key (id),
  constraint city_code_unique unique (code)
);

create table setting (
  id bigint generated always as identity,
  key text not null,
  value jsonb not null,
  unit text,
  valid daterange not null,
  mark text not null,
  source_id bigint,
  note text,
  created_at timestamptz not null default now(),
  constraint setting_pk primary key (id),
  constraint setting_source_fk foreign key (source_id) references source (id),
  constraint setting_one_per_day exclude using gist (key with =, valid with &&),
  constraint setting_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table class_rule (
  id bigint generated always as identity,
  class_type text not null,
  first_age_months integer not null,
  end_age_months integer not null,
  max_children integer not null,
  children_per_carer integer not null,
  room_m2_per_child numeric not null,
  valid daterange not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint class_rule_pk primary key (id),
  constraint class_rule_source_fk foreign key (source_id) references source (id),
  constraint class_rule_one_per_day exclude using gist (class_type with =, valid with &&),
  constraint class_rule_class_type_known check (class_type in ('infant', 'toddler', 'older_toddler', 'mixed')),
  constraint class_rule_age_order check (first_age_months >= 0 and first_age_months < end_age_months),
  constraint class_rule_limits_positive check (max_children > 0 and children_per_carer > 0 and room_m2_per_child > 0),
  constraint class_rule_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table funding_share (
  id bigint generated always as identity,
  kind text not null,
  level text not null,
  share numeric not null,
  valid daterange not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint funding_share_pk primary key (id),
  constraint funding_share_source_fk foreign key (source_id) references source (id),
  constraint funding_share_one_per_day exclude using gist (kind with =, level with =, valid with &&),
  constraint funding_share_kind_known check (kind in ('capital', 'support', 'training')),
  constraint funding_share_level_known check (level in ('central', 'city', 'district')),
  constraint funding_share_between_0_and_1 check (share between 0 and 1),
  constraint funding_share_mark_known check (mark in ('official', 'estimated', 'demo'))
);

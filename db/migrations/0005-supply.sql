-- Where places could come from: candidate sites with their options, and projects adopted, begun and filed.

create table site (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  kind text not null,
  community_id bigint not null,
  longitude double precision not null,
  latitude double precision not null,
  position_mark text not null,
  area_m2 numeric,
  institution_id bigint,
  available_from date not null,
  duty_places integer,
  duty_year integer,
  planned_residents integer,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint site_pk primary key (id),
  constraint site_community_fk foreign key (community_id) references community (id),
  constraint site_institution_fk foreign key (institution_id) references institution (id),
  constraint site_source_fk foreign key (source_id) references source (id),
  constraint site_code_unique unique (code),
  constraint site_kind_known check (kind in ('state_owned_house', 'vacant_site', 'kindergarten', 'institution_extension',
    'employer', 'residential_area', 'service_centre', 'home_based')),
  constraint site_area_positive check (area_m2 > 0),
  constraint site_duty_whole check ((duty_places is null) = (duty_year is null) and coalesce(duty_places, 1) > 0),
  constraint site_extends_an_institution check ((kind = 'institution_extension') = (institution_id is not null)),
  constraint site_position_mark_known check (position_mark in ('official', 'estimated', 'demo')),
  constraint site_mark_known check (mark in ('official', 'estimated', 'demo'))
);

-- A kindergarten class is inclusive while its kindergarten is.
create table site_recognition (
  id bigint generated always as identity,
  site_id bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint site_recognition_pk primary key (id),
  constraint site_recognition_site_fk foreign key (site_id) references site (id),
  constraint site_recognition_one_per_day exclude using gist (site_id with =, valid with &&)
);

create table site_option (
  id bigint generated always as identity,
  site_id bigint not null,
  code text not null,
  mode text not null,
  operating_model text not null,
  inclusive boolean not null,
  monthly_fen bigint not null,
  capital_fen bigint not null,
  yearly_support_fen bigint not null,
  carers integer not null,
  lead_years integer not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint site_option_pk primary key (id),
  constraint site_option_site_fk foreign key (site_id) references site (id),
  constraint site_option_source_fk foreign key (source_id) references source (id),
  constraint site_option_code_unique unique (code),
  constraint site_option_mode_known check (mode in
    ('independent', 'community', 'kindergarten_class', 'employer', 'service_centre', 'home_based')),
  constraint site_option_operating_model_known check (operating_model in
    ('public', 'public_built_private_run', 'private_run_public_assisted', 'private')),
  constraint site_option_money_not_negative check (monthly_fen >= 0 and capital_fen >= 0 and yearly_support_fen >= 0),
  constraint site_option_carers_positive check (carers > 0),
  constraint site_option_lead_years_in_range check (lead_years between 0 and 5),
  constraint site_option_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create index site_option_site_index on site_option (site_id);

create table site_option_class (
  id bigint generated always as identity,
  site_option_id bigint not null,
  class_type text not null,
  classes integer not null,
  places integer not null,
  created_at timestamptz not null default now(),
  constraint site_option_class_pk primary key (id),
  constraint site_option_class_site_option_fk foreign key (site_option_id) references site_option (id),
  constraint site_option_class_once unique (site_option_id, class_type),
  constraint site_option_class_type_known check (class_type in ('infant', 'toddler', 'older_toddler', 'mixed')),
  constraint site_option_class_counts_positive check (classes > 0 and places > 0)
);

-- adopted → begun → filed, or cancelled on the way; planned until begun, building until filed.
create table project (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  institution_id bigint,
  community_id bigint not null,
  longitude double precision not null,
  latitude double precision not null,
  mode text not null,
  operating_model text not null,
  inclusive boolean not null,
  monthly_fen bigint not null,
  adopted_on date not null,
  begun_on date,
  due_on date not null,
  filed_on date,
  cancelled_on date,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint project_pk primary key (id),
  constraint project_institution_fk foreign key (institution_id) references institution (id),
  constraint project_community_fk foreign key (community_id) references community (id),
  constraint project_source_fk foreign key (source_id) references source (id),
  constraint project_code_unique unique (code),
  constraint project_mode_known check (mode in
    ('independent', 'community', 'kindergarten_class', 'employer', 'service_centre', 'home_based')),
  constraint project_operating_model_known check (operating_model in
    ('public', 'public_built_private_run', 'private_run_public_assisted', 'private')),
  constraint project_days_in_order check (adopted_on <= coalesce(begun_on, filed_on, cancelled_on, adopted_on)
    and coalesce(begun_on, adopted_on) <= coalesce(filed_on, cancelled_on, begun_on, adopted_on)),
  constraint project_filed_is_an_institution check (filed_on is null or institution_id is not null),
  constraint project_one_end check (filed_on is null or cancelled_on is null),
  constraint project_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table project_class (
  id bigint generated always as identity,
  project_id bigint not null,
  class_type text not null,
  classes integer not null,
  places integer not null,
  created_at timestamptz not null default now(),
  constraint project_class_pk primary key (id),
  constraint project_class_project_fk foreign key (project_id) references project (id),
  constraint project_class_once unique (project_id, class_type),
  constraint project_class_type_known check (class_type in ('infant', 'toddler', 'older_toddler', 'mixed')),
  constraint project_class_counts_positive check (classes > 0 and places > 0)
);

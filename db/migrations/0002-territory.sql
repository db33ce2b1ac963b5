-- City ⊃ districts ⊃ sub-districts ⊃ communities and villages; people by district and year; targets.

create table district (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  name_en text not null,
  longitude double precision not null,
  latitude double precision not null,
  geometry jsonb,
  geometry_mark text,
  created_at timestamptz not null default now(),
  constraint district_pk primary key (id),
  constraint district_code_unique unique (code),
  constraint district_geometry_mark_known check (geometry_mark in ('official', 'estimated', 'demo'))
);

create table subdistrict (
  id bigint generated always as identity,
  district_id bigint not null,
  code text not null,
  name text not null,
  kind text not null,
  longitude double precision not null,
  latitude double precision not null,
  position_mark text not null,
  geometry jsonb,
  geometry_mark text,
  created_at timestamptz not null default now(),
  constraint subdistrict_pk primary key (id),
  constraint subdistrict_district_fk foreign key (district_id) references district (id),
  constraint subdistrict_code_unique unique (code),
  constraint subdistrict_kind_known check (kind in ('subdistrict', 'town', 'township', 'zone')),
  constraint subdistrict_position_mark_known check (position_mark in ('official', 'estimated', 'demo')),
  constraint subdistrict_geometry_mark_known check (geometry_mark in ('official', 'estimated', 'demo'))
);

create table community (
  id bigint generated always as identity,
  subdistrict_id bigint not null,
  code text not null,
  name text not null,
  kind text not null,
  longitude double precision not null,
  latitude double precision not null,
  position_mark text not null,
  residents integer not null,
  age0 integer not null,
  age1 integer not null,
  age2 integer not null,
  population_mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint community_pk primary key (id),
  constraint community_subdistrict_fk foreign key (subdistrict_id) references subdistrict (id),
  constraint community_source_fk foreign key (source_id) references source (id),
  constraint community_code_unique unique (code),
  constraint community_kind_known check (kind in ('community', 'village')),
  constraint community_position_mark_known check (position_mark in ('official', 'estimated', 'demo')),
  constraint community_population_mark_known check (population_mark in ('official', 'estimated', 'demo')),
  constraint community_counts_not_negative check (residents >= 0 and age0 >= 0 and age1 >= 0 and age2 >= 0)
);

create index community_subdistrict_index on community (subdistrict_id);

-- Year-end figures. `observed` years have happened; the other cases are projections of births.
create table district_year (
  id bigint generated always as identity,
  district_id bigint not null,
  year integer not null,
  births_case text not null,
  residents integer not null,
  age0 integer not null,
  age1 integer not null,
  age2 integer not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint district_year_pk primary key (id),
  constraint district_year_district_fk foreign key (district_id) references district (id),
  constraint district_year_source_fk foreign key (source_id) references source (id),
  constraint district_year_once unique (district_id, year, births_case),
  constraint district_year_births_case_known check (births_case in ('observed', 'low', 'middle', 'high')),
  constraint district_year_counts_not_negative check (residents >= 0 and age0 >= 0 and age1 >= 0 and age2 >= 0),
  constraint district_year_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table target (
  id bigint generated always as identity,
  indicator text not null,
  district_id bigint,
  year integer not null,
  value numeric not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint target_pk primary key (id),
  constraint target_district_fk foreign key (district_id) references district (id),
  constraint target_source_fk foreign key (source_id) references source (id),
  constraint target_once unique nulls not distinct (indicator, district_id, year),
  constraint target_value_not_negative check (value >= 0),
  constraint target_mark_known check (mark in ('official', 'estimated', 'demo'))
);

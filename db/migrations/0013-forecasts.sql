-- What forecasts start from: people by age and sex, their survival and fertility, and who graduates as a carer.

create table population_age (
  id bigint generated always as identity,
  year integer not null,
  sex text not null,
  age integer not null,
  people integer not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint population_age_pk primary key (id),
  constraint population_age_source_fk foreign key (source_id) references source (id),
  constraint population_age_unique unique (year, sex, age),
  constraint population_age_sex_known check (sex in ('female', 'male')),
  constraint population_age_not_negative check (age >= 0 and people >= 0),
  constraint population_age_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table life_table (
  id bigint generated always as identity,
  year integer not null,
  sex text not null,
  age integer not null,
  person_years double precision not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint life_table_pk primary key (id),
  constraint life_table_source_fk foreign key (source_id) references source (id),
  constraint life_table_unique unique (year, sex, age),
  constraint life_table_sex_known check (sex in ('female', 'male')),
  constraint life_table_positive check (age >= 0 and person_years > 0),
  constraint life_table_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table fertility_rate (
  id bigint generated always as identity,
  year integer not null,
  age integer not null,
  births_per_woman double precision not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint fertility_rate_pk primary key (id),
  constraint fertility_rate_source_fk foreign key (source_id) references source (id),
  constraint fertility_rate_unique unique (year, age),
  constraint fertility_rate_not_negative check (age >= 0 and births_per_woman >= 0),
  constraint fertility_rate_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table graduate (
  id bigint generated always as identity,
  school text not null,
  major text not null,
  year integer not null,
  graduates integer not null,
  lag_years integer not null,
  entering_share double precision not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint graduate_pk primary key (id),
  constraint graduate_source_fk foreign key (source_id) references source (id),
  constraint graduate_unique unique (school, major, year),
  constraint graduate_not_negative check (graduates >= 0 and lag_years >= 0),
  constraint graduate_entering_share_range check (entering_share between 0 and 1),
  constraint graduate_mark_known check (mark in ('official', 'estimated', 'demo'))
);

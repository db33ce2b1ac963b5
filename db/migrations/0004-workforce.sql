-- Carers and other staff: a person is a code here, without a name. Posts, certificates and health certificates are dated.

create table accepted_certificate (
  id bigint generated always as identity,
  role text not null,
  kind text not null,
  district_id bigint,
  valid daterange not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint accepted_certificate_pk primary key (id),
  constraint accepted_certificate_district_fk foreign key (district_id) references district (id),
  constraint accepted_certificate_source_fk foreign key (source_id) references source (id),
  constraint accepted_certificate_role_known check (role in ('head', 'carer', 'health_staff', 'cook', 'guard')),
  constraint accepted_certificate_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create table carer (
  id bigint generated always as identity,
  code text not null,
  created_at timestamptz not null default now(),
  constraint carer_pk primary key (id),
  constraint carer_code_unique unique (code)
);

create table post (
  id bigint generated always as identity,
  carer_id bigint not null,
  institution_id bigint not null,
  role text not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint post_pk primary key (id),
  constraint post_carer_fk foreign key (carer_id) references carer (id),
  constraint post_institution_fk foreign key (institution_id) references institution (id),
  constraint post_one_per_day exclude using gist (carer_id with =, valid with &&),
  constraint post_role_known check (role in ('head', 'carer', 'health_staff', 'cook', 'guard'))
);

create index post_institution_index on post (institution_id);

create table certificate (
  id bigint generated always as identity,
  carer_id bigint not null,
  kind text not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint certificate_pk primary key (id),
  constraint certificate_carer_fk foreign key (carer_id) references carer (id)
);

create index certificate_carer_index on certificate (carer_id);

create table health_certificate (
  id bigint generated always as identity,
  carer_id bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint health_certificate_pk primary key (id),
  constraint health_certificate_carer_fk foreign key (carer_id) references carer (id)
);

create index health_certificate_carer_index on health_certificate (carer_id);

-- Institutions with their dated filings, rooms, classes, fees, recognitions and orders.

create table institution (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  name_en text,
  credit_code text,
  mode text not null,
  operating_model text not null,
  legal_form text not null,
  community_id bigint not null,
  address text,
  longitude double precision not null,
  latitude double precision not null,
  position_mark text not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint institution_pk primary key (id),
  constraint institution_community_fk foreign key (community_id) references community (id),
  constraint institution_source_fk foreign key (source_id) references source (id),
  constraint institution_code_unique unique (code),
  constraint institution_mode_known check (mode in
    ('independent', 'community', 'kindergarten_class', 'employer', 'service_centre', 'home_based')),
  constraint institution_operating_model_known check (operating_model in
    ('public', 'public_built_private_run', 'private_run_public_assisted', 'private')),
  constraint institution_legal_form_known check (legal_form in ('public_institution', 'non_profit', 'company')),
  constraint institution_position_mark_known check (position_mark in ('official', 'estimated', 'demo')),
  constraint institution_mark_known check (mark in ('official', 'estimated', 'demo'))
);

create index institution_community_index on institution (community_id);

create table filing (
  id bigint generated always as identity,
  institution_id bigint not null,
  number text not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint filing_pk primary key (id),
  constraint filing_institution_fk foreign key (institution_id) references institution (id),
  constraint filing_number_unique unique (number),
  constraint filing_one_per_day exclude using gist (institution_id with =, valid with &&)
);

create table room (
  id bigint generated always as identity,
  institution_id bigint not null,
  code text not null,
  area_m2 numeric,
  created_at timestamptz not null default now(),
  constraint room_pk primary key (id),
  constraint room_institution_fk foreign key (institution_id) references institution (id),
  constraint room_code_unique unique (code),
  constraint room_area_positive check (area_m2 > 0)
);

create index room_institution_index on room (institution_id);

create table room_closure (
  id bigint generated always as identity,
  room_id bigint not null,
  valid daterange not null,
  reason text not null,
  created_at timestamptz not null default now(),
  constraint room_closure_pk primary key (id),
  constraint room_closure_room_fk foreign key (room_id) references room (id),
  constraint room_closure_one_per_day exclude using gist (room_id with =, valid with &&)
);

create table care_class (
  id bigint generated always as identity,
  institution_id bigint not null,
  room_id bigint not null,
  code text not null,
  class_type text not null,
  filed_places integer not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint care_class_pk primary key (id),
  constraint care_class_institution_fk foreign key (institution_id) references institution (id),
  constraint care_class_room_fk foreign key (room_id) references room (id),
  constraint care_class_code_unique unique (code),
  constraint care_class_type_known check (class_type in ('infant', 'toddler', 'older_toddler', 'mixed')),
  constraint care_class_filed_places_positive check (filed_places > 0)
);

create index care_class_institution_index on care_class (institution_id);

create table fee (
  id bigint generated always as identity,
  institution_id bigint not null,
  class_type text not null,
  monthly_fen bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint fee_pk primary key (id),
  constraint fee_institution_fk foreign key (institution_id) references institution (id),
  constraint fee_one_per_day exclude using gist (institution_id with =, class_type with =, valid with &&),
  constraint fee_class_type_known check (class_type in ('infant', 'toddler', 'older_toddler', 'mixed')),
  constraint fee_not_negative check (monthly_fen >= 0)
);

-- Inclusive (普惠) by recognition of the authority, never by price.
create table recognition (
  id bigint generated always as identity,
  institution_id bigint not null,
  valid daterange not null,
  document text,
  created_at timestamptz not null default now(),
  constraint recognition_pk primary key (id),
  constraint recognition_institution_fk foreign key (institution_id) references institution (id),
  constraint recognition_one_per_day exclude using gist (institution_id with =, valid with &&)
);

-- An inspection forbids care in one class, or in the whole institution where no class is named.
create table inspection_order (
  id bigint generated always as identity,
  institution_id bigint not null,
  care_class_id bigint,
  valid daterange not null,
  reason text not null,
  created_at timestamptz not null default now(),
  constraint inspection_order_pk primary key (id),
  constraint inspection_order_institution_fk foreign key (institution_id) references institution (id),
  constraint inspection_order_care_class_fk foreign key (care_class_id) references care_class (id)
);

create index inspection_order_institution_index on inspection_order (institution_id);

create table service_area (
  id bigint generated always as identity,
  institution_id bigint not null,
  community_id bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint service_area_pk primary key (id),
  constraint service_area_institution_fk foreign key (institution_id) references institution (id),
  constraint service_area_community_fk foreign key (community_id) references community (id),
  constraint service_area_one_per_day exclude using gist (institution_id with =, community_id with =, valid with &&)
);

-- Children in care and waiting, as counts: no child is a row here.

create table enrolment (
  id bigint generated always as identity,
  care_class_id bigint not null,
  valid daterange not null,
  children integer not null,
  created_at timestamptz not null default now(),
  constraint enrolment_pk primary key (id),
  constraint enrolment_care_class_fk foreign key (care_class_id) references care_class (id),
  constraint enrolment_one_per_day exclude using gist (care_class_id with =, valid with &&),
  constraint enrolment_children_not_negative check (children >= 0)
);

create table waiting_list (
  id bigint generated always as identity,
  institution_id bigint not null,
  class_type text not null,
  valid daterange not null,
  children integer not null,
  created_at timestamptz not null default now(),
  constraint waiting_list_pk primary key (id),
  constraint waiting_list_institution_fk foreign key (institution_id) references institution (id),
  constraint waiting_list_one_per_day exclude using gist (institution_id with =, class_type with =, valid with &&),
  constraint waiting_list_class_type_known check (class_type in ('infant', 'toddler', 'older_toddler', 'mixed')),
  constraint waiting_list_children_not_negative check (children >= 0)
);

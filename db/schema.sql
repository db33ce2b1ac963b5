-- The schema of a city after all migrations. Made by `npm run db:generate`; a test compares it.

create table accepted_certificate (
  id bigint not null generated always as identity,
  role text not null,
  kind text not null,
  district_id bigint,
  valid daterange not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint accepted_certificate_pk PRIMARY KEY (id),
  constraint accepted_certificate_district_fk FOREIGN KEY (district_id) REFERENCES district(id),
  constraint accepted_certificate_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint accepted_certificate_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint accepted_certificate_role_known CHECK (role = ANY (ARRAY['head'::text, 'carer'::text, 'health_staff'::text, 'cook'::text, 'guard'::text]))
);

create table audit_event (
  id bigint not null generated always as identity,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  subject_id bigint,
  facts jsonb not null,
  created_at timestamptz not null default now(),
  constraint audit_event_pk PRIMARY KEY (id)
);
CREATE INDEX audit_event_at_index ON audit_event USING btree (at, id);

create table care_class (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  room_id bigint not null,
  code text not null,
  class_type text not null,
  filed_places integer not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint care_class_pk PRIMARY KEY (id),
  constraint care_class_code_unique UNIQUE (code),
  constraint care_class_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint care_class_room_fk FOREIGN KEY (room_id) REFERENCES room(id),
  constraint care_class_filed_places_positive CHECK (filed_places > 0),
  constraint care_class_type_known CHECK (class_type = ANY (ARRAY['infant'::text, 'toddler'::text, 'older_toddler'::text, 'mixed'::text]))
);
CREATE INDEX care_class_institution_index ON care_class USING btree (institution_id);

create table carer (
  id bigint not null generated always as identity,
  code text not null,
  created_at timestamptz not null default now(),
  constraint carer_pk PRIMARY KEY (id),
  constraint carer_code_unique UNIQUE (code)
);

create table certificate (
  id bigint not null generated always as identity,
  carer_id bigint not null,
  kind text not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint certificate_pk PRIMARY KEY (id),
  constraint certificate_carer_fk FOREIGN KEY (carer_id) REFERENCES carer(id)
);
CREATE INDEX certificate_carer_index ON certificate USING btree (carer_id);

create table city (
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  name_en text not null,
  time_zone text not null,
  census_year integer not null,
  records_until date not null,
  pack_name text not null,
  pack_version text not null,
  created_at timestamptz not null default now(),
  records_from date,
  constraint city_pk PRIMARY KEY (id),
  constraint city_code_unique UNIQUE (code),
  constraint city_records_in_order CHECK (COALESCE(records_from, records_until) <= records_until)
);

create table class_rule (
  id bigint not null generated always as identity,
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
  constraint class_rule_pk PRIMARY KEY (id),
  constraint class_rule_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint class_rule_age_order CHECK (first_age_months >= 0 AND first_age_months < end_age_months),
  constraint class_rule_class_type_known CHECK (class_type = ANY (ARRAY['infant'::text, 'toddler'::text, 'older_toddler'::text, 'mixed'::text])),
  constraint class_rule_limits_positive CHECK (max_children > 0 AND children_per_carer > 0 AND room_m2_per_child > 0::numeric),
  constraint class_rule_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint class_rule_one_per_day EXCLUDE USING gist (class_type WITH =, valid WITH &&)
);

create table community (
  id bigint not null generated always as identity,
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
  constraint community_pk PRIMARY KEY (id),
  constraint community_code_unique UNIQUE (code),
  constraint community_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint community_subdistrict_fk FOREIGN KEY (subdistrict_id) REFERENCES subdistrict(id),
  constraint community_counts_not_negative CHECK (residents >= 0 AND age0 >= 0 AND age1 >= 0 AND age2 >= 0),
  constraint community_kind_known CHECK (kind = ANY (ARRAY['community'::text, 'village'::text])),
  constraint community_population_mark_known CHECK (population_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint community_position_mark_known CHECK (position_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);
CREATE INDEX community_subdistrict_index ON community USING btree (subdistrict_id);

create table district (
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  name_en text not null,
  longitude double precision not null,
  latitude double precision not null,
  geometry jsonb,
  geometry_mark text,
  created_at timestamptz not null default now(),
  constraint district_pk PRIMARY KEY (id),
  constraint district_code_unique UNIQUE (code),
  constraint district_geometry_mark_known CHECK (geometry_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);

create table district_year (
  id bigint not null generated always as identity,
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
  constraint district_year_pk PRIMARY KEY (id),
  constraint district_year_once UNIQUE (district_id, year, births_case),
  constraint district_year_district_fk FOREIGN KEY (district_id) REFERENCES district(id),
  constraint district_year_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint district_year_births_case_known CHECK (births_case = ANY (ARRAY['observed'::text, 'low'::text, 'middle'::text, 'high'::text])),
  constraint district_year_counts_not_negative CHECK (residents >= 0 AND age0 >= 0 AND age1 >= 0 AND age2 >= 0),
  constraint district_year_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);

create table enrolment (
  id bigint not null generated always as identity,
  care_class_id bigint not null,
  valid daterange not null,
  children integer not null,
  created_at timestamptz not null default now(),
  constraint enrolment_pk PRIMARY KEY (id),
  constraint enrolment_care_class_fk FOREIGN KEY (care_class_id) REFERENCES care_class(id),
  constraint enrolment_children_not_negative CHECK (children >= 0),
  constraint enrolment_one_per_day EXCLUDE USING gist (care_class_id WITH =, valid WITH &&)
);

create table fee (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  class_type text not null,
  monthly_fen bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint fee_pk PRIMARY KEY (id),
  constraint fee_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint fee_class_type_known CHECK (class_type = ANY (ARRAY['infant'::text, 'toddler'::text, 'older_toddler'::text, 'mixed'::text])),
  constraint fee_not_negative CHECK (monthly_fen >= 0),
  constraint fee_one_per_day EXCLUDE USING gist (institution_id WITH =, class_type WITH =, valid WITH &&)
);

create table fertility_rate (
  id bigint not null generated always as identity,
  year integer not null,
  age integer not null,
  births_per_woman double precision not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint fertility_rate_pk PRIMARY KEY (id),
  constraint fertility_rate_unique UNIQUE (year, age),
  constraint fertility_rate_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint fertility_rate_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint fertility_rate_not_negative CHECK (age >= 0 AND births_per_woman >= 0::double precision)
);

create table filing (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  number text not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint filing_pk PRIMARY KEY (id),
  constraint filing_number_unique UNIQUE (number),
  constraint filing_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint filing_one_per_day EXCLUDE USING gist (institution_id WITH =, valid WITH &&)
);

create table funding_share (
  id bigint not null generated always as identity,
  kind text not null,
  level text not null,
  share numeric not null,
  valid daterange not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint funding_share_pk PRIMARY KEY (id),
  constraint funding_share_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint funding_share_between_0_and_1 CHECK (share >= 0::numeric AND share <= 1::numeric),
  constraint funding_share_kind_known CHECK (kind = ANY (ARRAY['capital'::text, 'support'::text, 'training'::text])),
  constraint funding_share_level_known CHECK (level = ANY (ARRAY['central'::text, 'city'::text, 'district'::text])),
  constraint funding_share_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint funding_share_one_per_day EXCLUDE USING gist (kind WITH =, level WITH =, valid WITH &&)
);

create table graduate (
  id bigint not null generated always as identity,
  school text not null,
  major text not null,
  year integer not null,
  graduates integer not null,
  lag_years integer not null,
  entering_share double precision not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint graduate_pk PRIMARY KEY (id),
  constraint graduate_unique UNIQUE (school, major, year),
  constraint graduate_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint graduate_entering_share_range CHECK (entering_share >= 0::double precision AND entering_share <= 1::double precision),
  constraint graduate_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint graduate_not_negative CHECK (graduates >= 0 AND lag_years >= 0)
);

create table health_certificate (
  id bigint not null generated always as identity,
  carer_id bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint health_certificate_pk PRIMARY KEY (id),
  constraint health_certificate_carer_fk FOREIGN KEY (carer_id) REFERENCES carer(id)
);
CREATE INDEX health_certificate_carer_index ON health_certificate USING btree (carer_id);

create table inspection_order (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  care_class_id bigint,
  valid daterange not null,
  reason text not null,
  created_at timestamptz not null default now(),
  constraint inspection_order_pk PRIMARY KEY (id),
  constraint inspection_order_care_class_fk FOREIGN KEY (care_class_id) REFERENCES care_class(id),
  constraint inspection_order_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id)
);
CREATE INDEX inspection_order_institution_index ON inspection_order USING btree (institution_id);

create table institution (
  id bigint not null generated always as identity,
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
  constraint institution_pk PRIMARY KEY (id),
  constraint institution_code_unique UNIQUE (code),
  constraint institution_community_fk FOREIGN KEY (community_id) REFERENCES community(id),
  constraint institution_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint institution_legal_form_known CHECK (legal_form = ANY (ARRAY['public_institution'::text, 'non_profit'::text, 'company'::text])),
  constraint institution_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint institution_mode_known CHECK (mode = ANY (ARRAY['independent'::text, 'community'::text, 'kindergarten_class'::text, 'employer'::text, 'service_centre'::text, 'home_based'::text])),
  constraint institution_operating_model_known CHECK (operating_model = ANY (ARRAY['public'::text, 'public_built_private_run'::text, 'private_run_public_assisted'::text, 'private'::text])),
  constraint institution_position_mark_known CHECK (position_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);
CREATE INDEX institution_community_index ON institution USING btree (community_id);

create table life_table (
  id bigint not null generated always as identity,
  year integer not null,
  sex text not null,
  age integer not null,
  person_years double precision not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint life_table_pk PRIMARY KEY (id),
  constraint life_table_unique UNIQUE (year, sex, age),
  constraint life_table_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint life_table_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint life_table_positive CHECK (age >= 0 AND person_years > 0::double precision),
  constraint life_table_sex_known CHECK (sex = ANY (ARRAY['female'::text, 'male'::text]))
);

create table migration (
  version bigint not null,
  name text not null,
  sha256 text not null,
  created_at timestamptz not null default now(),
  constraint migration_pk PRIMARY KEY (version)
);

create table pack_load (
  id bigint not null generated always as identity,
  pack_name text not null,
  pack_version text not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  row_counts jsonb not null,
  warnings jsonb not null,
  created_at timestamptz not null default now(),
  constraint pack_load_pk PRIMARY KEY (id)
);

create table plan_run (
  id bigint not null generated always as identity,
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
  name text,
  matrix_text text,
  base_run_id bigint,
  forced_site text,
  forced_site_name text,
  start_run_id bigint,
  change_little boolean not null default false,
  start_relief text,
  constraint plan_run_pk PRIMARY KEY (id),
  constraint plan_run_base_run FOREIGN KEY (base_run_id) REFERENCES plan_run(id) ON DELETE CASCADE,
  constraint plan_run_start_run_fk FOREIGN KEY (start_run_id) REFERENCES plan_run(id) ON DELETE SET NULL,
  constraint plan_run_change_little_of_start CHECK (NOT change_little OR start_run_id IS NOT NULL OR (state <> ALL (ARRAY['queued'::text, 'running'::text, 'stopping'::text]))),
  constraint plan_run_forced_whole CHECK ((base_run_id IS NULL) = (forced_site IS NULL) AND (base_run_id IS NULL) = (forced_site_name IS NULL)),
  constraint plan_run_name_length CHECK (length(name) >= 1 AND length(name) <= 120),
  constraint plan_run_result_when_finished CHECK ((state = 'finished'::text) = (result IS NOT NULL)),
  constraint plan_run_start_relief_known CHECK (start_relief = ANY (ARRAY['joint'::text, 'budget'::text, 'carers'::text, 'targets'::text, 'reach'::text, 'locks'::text])),
  constraint plan_run_start_relief_of_start CHECK (start_relief IS NULL OR NOT change_little AND (start_run_id IS NOT NULL OR (state <> ALL (ARRAY['queued'::text, 'running'::text, 'stopping'::text])))),
  constraint plan_run_state_known CHECK (state = ANY (ARRAY['queued'::text, 'running'::text, 'stopping'::text, 'finished'::text, 'failed'::text, 'cancelled'::text, 'broken'::text]))
);
CREATE UNIQUE INDEX plan_run_forced_once ON plan_run USING btree (base_run_id, forced_site) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'stopping'::text, 'finished'::text]));

create table population_age (
  id bigint not null generated always as identity,
  year integer not null,
  sex text not null,
  age integer not null,
  people integer not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  constraint population_age_pk PRIMARY KEY (id),
  constraint population_age_unique UNIQUE (year, sex, age),
  constraint population_age_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint population_age_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint population_age_not_negative CHECK (age >= 0 AND people >= 0),
  constraint population_age_sex_known CHECK (sex = ANY (ARRAY['female'::text, 'male'::text]))
);

create table post (
  id bigint not null generated always as identity,
  carer_id bigint not null,
  institution_id bigint not null,
  role text not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint post_pk PRIMARY KEY (id),
  constraint post_carer_fk FOREIGN KEY (carer_id) REFERENCES carer(id),
  constraint post_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint post_role_known CHECK (role = ANY (ARRAY['head'::text, 'carer'::text, 'health_staff'::text, 'cook'::text, 'guard'::text])),
  constraint post_one_per_day EXCLUDE USING gist (carer_id WITH =, valid WITH &&)
);
CREATE INDEX post_institution_index ON post USING btree (institution_id);

create table project (
  id bigint not null generated always as identity,
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
  duty_site_id bigint,
  built_on date,
  handed_over_on date,
  constraint project_pk PRIMARY KEY (id),
  constraint project_code_unique UNIQUE (code),
  constraint project_community_fk FOREIGN KEY (community_id) REFERENCES community(id),
  constraint project_duty_site_fk FOREIGN KEY (duty_site_id) REFERENCES site(id),
  constraint project_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint project_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint project_days_in_order CHECK (adopted_on <= COALESCE(begun_on, filed_on, cancelled_on, adopted_on) AND COALESCE(begun_on, adopted_on) <= COALESCE(filed_on, cancelled_on, begun_on, adopted_on)),
  constraint project_delivery_in_order CHECK (COALESCE(begun_on, adopted_on) <= COALESCE(built_on, handed_over_on, begun_on, adopted_on) AND COALESCE(built_on, adopted_on) <= COALESCE(handed_over_on, built_on, adopted_on)),
  constraint project_filed_is_an_institution CHECK (filed_on IS NULL OR institution_id IS NOT NULL),
  constraint project_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint project_mode_known CHECK (mode = ANY (ARRAY['independent'::text, 'community'::text, 'kindergarten_class'::text, 'employer'::text, 'service_centre'::text, 'home_based'::text])),
  constraint project_one_end CHECK (filed_on IS NULL OR cancelled_on IS NULL),
  constraint project_operating_model_known CHECK (operating_model = ANY (ARRAY['public'::text, 'public_built_private_run'::text, 'private_run_public_assisted'::text, 'private'::text]))
);

create table project_class (
  id bigint not null generated always as identity,
  project_id bigint not null,
  class_type text not null,
  classes integer not null,
  places integer not null,
  created_at timestamptz not null default now(),
  constraint project_class_pk PRIMARY KEY (id),
  constraint project_class_once UNIQUE (project_id, class_type),
  constraint project_class_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_class_counts_positive CHECK (classes > 0 AND places > 0),
  constraint project_class_type_known CHECK (class_type = ANY (ARRAY['infant'::text, 'toddler'::text, 'older_toddler'::text, 'mixed'::text]))
);

create table recognition (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  valid daterange not null,
  document text,
  created_at timestamptz not null default now(),
  constraint recognition_pk PRIMARY KEY (id),
  constraint recognition_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint recognition_one_per_day EXCLUDE USING gist (institution_id WITH =, valid WITH &&)
);

create table room (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  code text not null,
  area_m2 numeric,
  created_at timestamptz not null default now(),
  constraint room_pk PRIMARY KEY (id),
  constraint room_code_unique UNIQUE (code),
  constraint room_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint room_area_positive CHECK (area_m2 > 0::numeric)
);
CREATE INDEX room_institution_index ON room USING btree (institution_id);

create table room_closure (
  id bigint not null generated always as identity,
  room_id bigint not null,
  valid daterange not null,
  reason text not null,
  created_at timestamptz not null default now(),
  constraint room_closure_pk PRIMARY KEY (id),
  constraint room_closure_room_fk FOREIGN KEY (room_id) REFERENCES room(id),
  constraint room_closure_one_per_day EXCLUDE USING gist (room_id WITH =, valid WITH &&)
);

create table scenario (
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  name_en text not null,
  content jsonb not null,
  mark text not null,
  created_at timestamptz not null default now(),
  constraint scenario_pk PRIMARY KEY (id),
  constraint scenario_code_unique UNIQUE (code),
  constraint scenario_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);

create table service_area (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  community_id bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint service_area_pk PRIMARY KEY (id),
  constraint service_area_community_fk FOREIGN KEY (community_id) REFERENCES community(id),
  constraint service_area_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint service_area_one_per_day EXCLUDE USING gist (institution_id WITH =, community_id WITH =, valid WITH &&)
);

create table setting (
  id bigint not null generated always as identity,
  key text not null,
  value jsonb not null,
  unit text,
  valid daterange not null,
  mark text not null,
  source_id bigint,
  note_en text,
  created_at timestamptz not null default now(),
  note text,
  constraint setting_pk PRIMARY KEY (id),
  constraint setting_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint setting_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint setting_one_per_day EXCLUDE USING gist (key WITH =, valid WITH &&)
);

create table site (
  id bigint not null generated always as identity,
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
  constraint site_pk PRIMARY KEY (id),
  constraint site_code_unique UNIQUE (code),
  constraint site_community_fk FOREIGN KEY (community_id) REFERENCES community(id),
  constraint site_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint site_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint site_area_positive CHECK (area_m2 > 0::numeric),
  constraint site_duty_whole CHECK ((duty_places IS NULL) = (duty_year IS NULL) AND COALESCE(duty_places, 1) > 0),
  constraint site_extends_an_institution CHECK ((kind = 'institution_extension'::text) = (institution_id IS NOT NULL)),
  constraint site_kind_known CHECK (kind = ANY (ARRAY['state_owned_house'::text, 'vacant_site'::text, 'kindergarten'::text, 'institution_extension'::text, 'employer'::text, 'residential_area'::text, 'service_centre'::text, 'home_based'::text])),
  constraint site_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint site_position_mark_known CHECK (position_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);

create table site_option (
  id bigint not null generated always as identity,
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
  constraint site_option_pk PRIMARY KEY (id),
  constraint site_option_code_unique UNIQUE (code),
  constraint site_option_site_fk FOREIGN KEY (site_id) REFERENCES site(id),
  constraint site_option_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint site_option_carers_positive CHECK (carers > 0),
  constraint site_option_lead_years_in_range CHECK (lead_years >= 0 AND lead_years <= 5),
  constraint site_option_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint site_option_mode_known CHECK (mode = ANY (ARRAY['independent'::text, 'community'::text, 'kindergarten_class'::text, 'employer'::text, 'service_centre'::text, 'home_based'::text])),
  constraint site_option_money_not_negative CHECK (monthly_fen >= 0 AND capital_fen >= 0 AND yearly_support_fen >= 0),
  constraint site_option_operating_model_known CHECK (operating_model = ANY (ARRAY['public'::text, 'public_built_private_run'::text, 'private_run_public_assisted'::text, 'private'::text]))
);
CREATE INDEX site_option_site_index ON site_option USING btree (site_id);

create table site_option_class (
  id bigint not null generated always as identity,
  site_option_id bigint not null,
  class_type text not null,
  classes integer not null,
  places integer not null,
  created_at timestamptz not null default now(),
  constraint site_option_class_pk PRIMARY KEY (id),
  constraint site_option_class_once UNIQUE (site_option_id, class_type),
  constraint site_option_class_site_option_fk FOREIGN KEY (site_option_id) REFERENCES site_option(id),
  constraint site_option_class_counts_positive CHECK (classes > 0 AND places > 0),
  constraint site_option_class_type_known CHECK (class_type = ANY (ARRAY['infant'::text, 'toddler'::text, 'older_toddler'::text, 'mixed'::text]))
);

create table site_recognition (
  id bigint not null generated always as identity,
  site_id bigint not null,
  valid daterange not null,
  created_at timestamptz not null default now(),
  constraint site_recognition_pk PRIMARY KEY (id),
  constraint site_recognition_site_fk FOREIGN KEY (site_id) REFERENCES site(id),
  constraint site_recognition_one_per_day EXCLUDE USING gist (site_id WITH =, valid WITH &&)
);

create table source (
  id bigint not null generated always as identity,
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
  note_en text,
  created_at timestamptz not null default now(),
  note text,
  constraint source_pk PRIMARY KEY (id),
  constraint source_code_unique UNIQUE (code),
  constraint source_certainty_known CHECK (certainty = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text])),
  constraint source_kind_known CHECK (kind = ANY (ARRAY['policy'::text, 'statistics'::text, 'dataset'::text, 'method'::text, 'demo'::text]))
);

create table subdistrict (
  id bigint not null generated always as identity,
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
  constraint subdistrict_pk PRIMARY KEY (id),
  constraint subdistrict_code_unique UNIQUE (code),
  constraint subdistrict_district_fk FOREIGN KEY (district_id) REFERENCES district(id),
  constraint subdistrict_geometry_mark_known CHECK (geometry_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint subdistrict_kind_known CHECK (kind = ANY (ARRAY['subdistrict'::text, 'town'::text, 'township'::text, 'zone'::text])),
  constraint subdistrict_position_mark_known CHECK (position_mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text]))
);

create table target (
  id bigint not null generated always as identity,
  indicator text not null,
  district_id bigint,
  year integer not null,
  value numeric not null,
  mark text not null,
  source_id bigint not null,
  created_at timestamptz not null default now(),
  plan_id bigint,
  constraint target_pk PRIMARY KEY (id),
  constraint target_once UNIQUE NULLS NOT DISTINCT (indicator, district_id, year),
  constraint target_district_fk FOREIGN KEY (district_id) REFERENCES district(id),
  constraint target_plan_fk FOREIGN KEY (plan_id) REFERENCES source(id),
  constraint target_source_fk FOREIGN KEY (source_id) REFERENCES source(id),
  constraint target_mark_known CHECK (mark = ANY (ARRAY['official'::text, 'estimated'::text, 'demo'::text])),
  constraint target_value_not_negative CHECK (value >= 0::numeric)
);

create table view_set (
  version bigint not null,
  sha256 text not null,
  created_at timestamptz not null default now(),
  constraint view_set_pk PRIMARY KEY (version)
);

create table waiting_list (
  id bigint not null generated always as identity,
  institution_id bigint not null,
  class_type text not null,
  valid daterange not null,
  children integer not null,
  created_at timestamptz not null default now(),
  constraint waiting_list_pk PRIMARY KEY (id),
  constraint waiting_list_institution_fk FOREIGN KEY (institution_id) REFERENCES institution(id),
  constraint waiting_list_children_not_negative CHECK (children >= 0),
  constraint waiting_list_class_type_known CHECK (class_type = ANY (ARRAY['infant'::text, 'toddler'::text, 'older_toddler'::text, 'mixed'::text])),
  constraint waiting_list_one_per_day EXCLUDE USING gist (institution_id WITH =, class_type WITH =, valid WITH &&)
);

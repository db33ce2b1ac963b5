-- Which new residential area's duty a project fulfils, and how far its premises have got:
-- planned (adopted) → built → handed over to the district → open (filed).

alter table project add column duty_site_id bigint;

alter table project add column built_on date;

alter table project add column handed_over_on date;

alter table project add constraint project_duty_site_fk foreign key (duty_site_id) references site (id);

alter table project add constraint project_delivery_in_order check (
  coalesce(begun_on, adopted_on) <= coalesce(built_on, handed_over_on, begun_on, adopted_on)
  and coalesce(built_on, adopted_on) <= coalesce(handed_over_on, built_on, adopted_on));

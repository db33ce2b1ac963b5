-- Since when the city's records are kept: figures of days before it have nothing to count.

alter table city add column records_from date;

alter table city add constraint city_records_in_order check (coalesce(records_from, records_until) <= records_until);

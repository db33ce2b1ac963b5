-- Which plan a target belongs to: each plan has a path of its own.

alter table target add column plan_id bigint;

alter table target add constraint target_plan_fk foreign key (plan_id) references source (id);

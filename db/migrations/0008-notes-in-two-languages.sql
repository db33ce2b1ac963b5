-- Notes of sources and settings stand in Chinese and in English; until now they were English.
alter table source rename column note to note_en;
alter table source add column note text;
alter table setting rename column note to note_en;
alter table setting add column note text;

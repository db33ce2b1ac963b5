import { expect, test } from 'vitest'
import { statementsOf } from './statements.ts'

test('statements end at semicolons outside of quotes and comments', () => {
  const sql = `
    -- first; comment
    create table a (x text default 'it''s; fine'); /* and; /* nested; */ too; */
    insert into a values (E'\\'; '), ("odd;name");
    create function f() returns int language sql as $body$ select 1; select 2; $body$;
    do $$ begin perform 1; end $$;
    select $1; select a$b from c;;
    -- nothing after this;
  `
  expect(statementsOf(sql).map(text => text.replace(/^(\s*(--.*|\/\*[\s\S]*\*\/)\s*)+/, ''))).toEqual([
    `create table a (x text default 'it''s; fine')`,
    `insert into a values (E'\\'; '), ("odd;name")`,
    'create function f() returns int language sql as $body$ select 1; select 2; $body$',
    'do $$ begin perform 1; end $$',
    'select $1',
    'select a$b from c',
  ])
})

test('a quote without end is named by its line', () => {
  expect(() => statementsOf("select 1;\nselect 'a;\n")).toThrow('line 2: a quoted text or comment has no end')
  expect(() => statementsOf('select 1;\n\n/* a;')).toThrow('line 3')
  expect(() => statementsOf('do $x$ begin; $y$')).toThrow('line 1')
})

test('a body that cannot be told from statements is refused', () => {
  expect(() => statementsOf('create function f() returns int\nbegin atomic select 1; end;')).toThrow('line 2')
  expect(statementsOf('begin; select atomic;')).toEqual(['begin', 'select atomic'])
})

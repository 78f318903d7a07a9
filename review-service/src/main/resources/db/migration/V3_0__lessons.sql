-- What was learned, the words by which it is found, and the past of items of all kinds, field by field.

create table item_history (
    tenant  text        not null,
    item_id uuid        not null,
    version bigint      not null, -- of the item, after the change
    line    int         not null,
    at      timestamptz not null,
    actor   text        not null,
    field   text        not null,
    before  text,
    after   text,
    reason  text,
    primary key (tenant, item_id, version, line)
);

create table lesson (
    tenant           text        not null,
    id               uuid        not null,
    session_id       uuid        not null,
    version          bigint      not null,
    kind             text        not null,
    content          text        not null,
    scene            text,
    replicable_point text,
    scope            text        not null, -- JSON: dimension -> value; lesson_scope has the same in rows
    published        boolean     not null,
    created_at       timestamptz not null,
    created_by       text        not null,
    changed_at       timestamptz not null,
    primary key (tenant, id)
);
create index lesson_by_session on lesson (tenant, session_id, created_at);
create index lesson_by_time on lesson (tenant, created_at desc, id desc);

create table lesson_scope (
    tenant    text not null,
    lesson_id uuid not null,
    dimension text not null,
    value     text not null,
    primary key (tenant, lesson_id, dimension)
);
create index lesson_scope_by_value on lesson_scope (tenant, dimension, value, lesson_id);

-- A row for each word: see SearchStore why it is no GIN index.
create table search_word (
    tenant  text not null,
    kind    text not null, -- of the item
    word    text not null,
    item_id uuid not null,
    primary key (tenant, kind, word, item_id)
);
create index search_word_by_item on search_word (tenant, item_id);

-- English words in the form that all their forms share; others as they are.
create function search_lexeme(word text) returns text language sql immutable
    return coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word);

do $$
declare
    name text;
begin
    foreach name in array array['item_history', 'lesson', 'lesson_scope', 'search_word'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true))'
            || ' with check (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;

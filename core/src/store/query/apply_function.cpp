#include "store/query/apply_function.hpp"

namespace parcours::store {

namespace {

// What is passed in scalars: the case, the journal row, at most one task that closes and one that opens.
std::string plain_part() {
  return R"sql(
create function parcours_apply(c bigint, rev bigint, r text, wf bigint, st bigint, sr bigint, tr bigint, h text,
    opened bigint, ended text, s text, f2 text, f3 text, p bigint, t_at bigint, act bigint, v text, ev text, e2 text,
    e3 text, e4 text, ga bigint, gd bigint, gk bigint, na bigint, nd bigint, nk bigint, nw bigint, ns text, nb text,
    wk bigint, sc bigint, ob bigint, ph text, wa text, du bigint, more jsonb)
    returns bigint language plpgsql as $$
declare j bigint; touched bigint;
begin
  if rev = 1 then
    j := c;
    insert into case_file (id, ref, workflow, revision, status, structure, territory, head, head_hash, opened_at,
        ended_as, state, c2, c3, wake, scope, opened_by, phase, waits_at, due)
      values (c, r, wf, 1, st, sr, tr, c, h, opened, ended, s, f2, f3, wk, sc, ob, ph, wa, du);
  else
    update case_file set workflow = wf, revision = rev, status = st, structure = sr, territory = tr,
      head = nextval('journal_id_seq'), head_hash = h, ended_as = ended, state = s, c2 = f2, c3 = f3, wake = wk,
      scope = sc, opened_by = ob, phase = ph, waits_at = wa, due = du
      where id = c and revision = rev - 1 returning head into j;
    if not found then raise exception using errcode = '40001', message = 'the case has changed'; end if;
  end if;
  insert into journal (id, case_id, seq, prev, at, actor, workflow, verb, events, c2, c3, c4, hash)
    values (j, c, rev, p, t_at, act, wf, v, ev, e2, e3, e4, h);

  if ga is not null and na is not null then
    update task set audience = na, due = nd, token = nk, workflow = nw, ref = r, step = ns, about = nb
      where audience = ga and due = gd and case_id = c and token = gk;
  elsif ga is not null then
    delete from task where audience = ga and due = gd and case_id = c and token = gk;
  elsif na is not null then
    insert into task (audience, due, case_id, token, workflow, ref, step, about) values (na, nd, c, nk, nw, r, ns, nb);
  end if;
  if ga is not null and not found then raise exception 'an open task of the case is not in the list of tasks'; end if;
)sql";
}

// What is passed in `more`.
std::string rest_part() {
  return R"sql(
  if more is not null then
    delete from task t using jsonb_to_recordset(more->'gone') as g(a bigint, d bigint, k bigint)
      where t.audience = g.a and t.due = g.d and t.case_id = c and t.token = g.k;
    get diagnostics touched = row_count;
    if touched <> jsonb_array_length(more->'gone') then
      raise exception 'an open task of the case is not in the list of tasks';
    end if;
    insert into task (audience, due, case_id, token, workflow, ref, step, about)
      select n.a, n.d, c, n.k, n.w, r, n.step, n.about
      from jsonb_to_recordset(more->'opened') as n(a bigint, d bigint, k bigint, w bigint, step text, about text);
    insert into fact (name, day, case_id, seq, nth, list_row, person, territory, dims, n)
      select f.i, f.d, c, rev, f.k, f.r, f.p, f.t, f.x, f.n from jsonb_to_recordset(more->'facts')
        as f(i text, d bigint, k bigint, r bigint, p bigint, t bigint, x text, n bigint);
    update incident set closed_at = t_at where case_id = c and closed_at is null
      and token in (select cast(m as bigint) from jsonb_array_elements_text(more->'closed') as m);
    insert into incident (case_id, token, code, attempts, at) select c, i.k, i.code, i.n, t_at
      from jsonb_to_recordset(more->'incidents') as i(k bigint, code text, n bigint);
    insert into outbox (entry, n, case_id, seq, at, kind, what, target, token, attempts, next, code, payload,
        hash)
      select j, e.n, c, rev, t_at, e.kind, e.what, e.target, e.token, 0, e.next, '', e.payload, e.hash
      from jsonb_to_recordset(more->'effects')
        as e(n bigint, kind text, what text, target text, token bigint, next bigint, payload text,
          hash text);
    delete from member m using jsonb_to_recordset(more->'left') as g(a bigint, s bigint, role text)
      where m.case_id = c and m.actor = g.a and m.structure = g.s and m.role = g.role;
    insert into member (case_id, actor, structure, role) select c, g.a, g.s, g.role
      from jsonb_to_recordset(more->'joined') as g(a bigint, s bigint, role text);
    delete from note t using jsonb_to_recordset(more->'notes') as g(a bigint, field text, value text)
      where t.case_id = c and t.author = g.a and t.field = g.field and g.value = '';
    insert into note (case_id, author, field, revision, value) select c, g.a, g.field, g.r, g.value
      from jsonb_to_recordset(more->'notes') as g(a bigint, field text, r bigint, value text) where g.value <> ''
      on conflict (case_id, author, field) do update set revision = excluded.revision, value = excluded.value;
    delete from found d using jsonb_to_recordset(more->'unfound') as g(f bigint, w text)
      where d.case_id = c and d.field = g.f and d.word = g.w;
    insert into found (field, word, case_id) select g.f, g.w, c
      from jsonb_to_recordset(more->'found') as g(f bigint, w text);
    insert into request (key, case_id, seq, at, digest) select more->>'key', c, rev, t_at, more->>'digest'
      where more ? 'key';
  end if;
  return j;
end $$)sql";
}

}  // namespace

// A plain change (at most one task closes, at most one opens) is passed in scalars: arrays would cost a third more. The
// rest is passed in `more`, which costs nothing when it is null.
std::string apply_function() { return plain_part() + rest_part(); }

}  // namespace parcours::store

// The SQL of what readers see: one statement for each of its tables, whatever the size of the batch.
import { boolArray, int4Array, int8Array, textArray, uuidArray } from './binary-array.ts';
import type { CountChange, Shown, ShownAlert, ShownRegister } from './shown.ts';
import type { Statement } from './statement.ts';

export function shownStatements({ alerts, registers, counts }: Shown): Statement[] {
  return [...upsertShownAlerts(alerts), ...upsertShownRegisters(registers), ...addCounts(counts)];
}

function upsertShownAlerts(rows: readonly ShownAlert[]): Statement[] {
  if (rows.length === 0) return [];
  return [
    {
      name: 'shown-alert-upsert',
      text: `insert into shown_alert (circle, no, id, number, community, is_open, is_ringing, owes_feedback, next_at,
          received, changed, state)
        select circle, no, id, number, community, is_open, is_ringing, owes_feedback, next_at, received, changed,
          state::jsonb
        from unnest($1::integer[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
          $8::boolean[], $9::bigint[], $10::bigint[], $11::bigint[], $12::text[])
          as new (circle, no, id, number, community, is_open, is_ringing, owes_feedback, next_at, received, changed, state)
        on conflict (circle, no) do update set number = excluded.number, community = excluded.community, is_open = excluded.is_open,
          is_ringing = excluded.is_ringing, owes_feedback = excluded.owes_feedback, next_at = excluded.next_at,
          changed = excluded.changed, state = excluded.state`,
      values: [
        int4Array(rows.map((row) => row.circle)),
        int8Array(rows.map((row) => row.no)),
        uuidArray(rows.map((row) => row.id)),
        textArray(rows.map((row) => row.number)),
        textArray(rows.map((row) => row.community)),
        boolArray(rows.map((row) => row.isOpen)),
        boolArray(rows.map((row) => row.isRinging)),
        boolArray(rows.map((row) => row.owesFeedback)),
        int8Array(rows.map((row) => row.nextAt)),
        int8Array(rows.map((row) => row.received)),
        int8Array(rows.map((row) => row.changed)),
        textArray(rows.map((row) => row.state)),
      ],
    },
  ];
}

function upsertShownRegisters(rows: readonly ShownRegister[]): Statement[] {
  if (rows.length === 0) return [];
  return [
    {
      name: 'shown-register-upsert',
      text: `insert into shown_register (no, circle, kind, id, until, state, view)
        select no, circle, kind, id, until, state::jsonb, view
        from unnest($1::bigint[], $2::integer[], $3::text[], $4::uuid[], $5::bigint[], $6::text[], $7::integer[])
          as new (no, circle, kind, id, until, state, view)
        on conflict (no, view) do update set circle = excluded.circle, until = excluded.until, state = excluded.state`,
      values: [
        int8Array(rows.map((row) => row.no)),
        int4Array(rows.map((row) => row.circle)),
        textArray(rows.map((row) => row.kind)),
        uuidArray(rows.map((row) => row.id)),
        int8Array(rows.map((row) => row.until)),
        textArray(rows.map((row) => row.state)),
        int4Array(rows.map((row) => row.view)),
      ],
    },
  ];
}

function addCounts(rows: readonly CountChange[]): Statement[] {
  if (rows.length === 0) return [];
  const cells = [
    int4Array(rows.map((row) => row.circle)),
    int4Array(rows.map((row) => row.day)),
    textArray(rows.map((row) => row.province)),
    textArray(rows.map((row) => row.base)),
    textArray(rows.map((row) => row.event)),
  ];
  const added: Statement = {
    name: 'count-add',
    text: `insert into alert_count as old (circle, day, province, base, event, alerts, answered_in_time, told)
      select * from unnest($1::integer[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[],
        $8::integer[])
      on conflict (circle, day, province, base, event) do update set alerts = old.alerts + excluded.alerts,
        answered_in_time = old.answered_in_time + excluded.answered_in_time, told = old.told + excluded.told`,
    values: [
      ...cells,
      int4Array(rows.map((row) => row.alerts)),
      int4Array(rows.map((row) => row.answeredInTime)),
      int4Array(rows.map((row) => row.told)),
    ],
  };
  // A cell that has emptied goes: a rebuild, which meets the same entries in other batches, may never have had it.
  if (rows.every((row) => row.alerts >= 0)) return [added];
  const emptied: Statement = {
    name: 'count-empty',
    text: `delete from alert_count old
      using unnest($1::integer[], $2::integer[], $3::text[], $4::text[], $5::text[])
        as cell (circle, day, province, base, event)
      where old.circle = cell.circle and old.day = cell.day and old.province = cell.province
        and old.base = cell.base and old.event = cell.event and old.alerts = 0`,
    values: cells,
  };
  return [added, emptied];
}

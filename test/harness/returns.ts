import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { paths } from '../../src/returns/paths.ts';
import { shippedTools } from '../../src/returns/shipped-tool.ts';
import type { Tool } from '../../src/returns/tool.ts';
import { openAnswering, type Answering } from './asked.ts';
import type { Visit, Visitor } from './site.ts';

/** Writing returns, page by page: the scene's audit under way, its agency's lead and auditors, its coordinator. */
export type Returning = Answering & {
  /** The tool of the audit is this one from now on. */
  readonly use: (tool: Tool, method?: string) => Promise<{ readonly tool: string; readonly number: number }>;
  /** A new case that the agency knows and its auditor was given, with an open return on it. */
  readonly openOne: () => Promise<OpenedOne>;
  /** Agencies may add files to their answers, or may not. */
  readonly allowFiles: (allowed: boolean) => Promise<void>;
  /** Gives a file to an answer of a return; returns the answer to that. */
  readonly addFile: (
    visitor: Visitor & { readonly m: string },
    one: OpenedOne,
    standard: string,
    file: { readonly name: string; readonly content: string | Uint8Array },
  ) => Promise<Visit>;
  /** Saves fields of a section; returns the answer. */
  readonly write: (
    visitor: Visitor & { readonly m: string },
    one: OpenedOne,
    section: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<Visit>;
  /** The auditor hands a return in, with words why gaps stay. */
  readonly handIn: (one: OpenedOne) => Promise<Visit>;
  /** The lead signs a return that was handed in. */
  readonly sign: (one: OpenedOne) => Promise<Visit>;
  /** How a return stands in the database. */
  readonly stateOf: (one: OpenedOne) => Promise<string>;
};

export type OpenedOne = { readonly return: string; readonly case: string; readonly number: number };

export async function openReturning(tool: Tool = shippedTool('deep-dive')): Promise<Returning> {
  const opened = await openAnswering();
  const { audit, db, scene, coordinator, auditor, lead, ask, answer, give } = opened;
  const use: Returning['use'] = async (content, method = '*') => {
    const id = randomUUID();
    const [by, home] = [coordinator.m, scene.here.partnership];
    await db.behind(
      `insert into returns.tool (partnership_id, id, name, form, made_by) values ($1, $2, $3, $4, $5)`,
      [home, id, content.name, content.form, by],
    );
    await db.behind(
      `insert into returns.tool_version (partnership_id, tool_id, number, content, made_by) values ($1, $2, 1, $3, $4)`,
      [home, id, JSON.stringify(content), by],
    );
    await db.behind(
      `insert into returns.audit_tool (partnership_id, audit_id, method, tool_id, number, due_on, chosen_by)
       values ($1, $2, $3, $4, 1, '2026-06-30', $5)
       on conflict (partnership_id, audit_id, method) do update set tool_id = excluded.tool_id, number = 1`,
      [home, audit, method, id, by],
    );
    return { tool: id, number: 1 };
  };
  await use(tool);
  return {
    ...opened,
    use,
    openOne: async () => {
      const one = await ask();
      await answer(one.id, 'known_in_scope');
      await give(one.id);
      const page = await coordinator.get(paths.progress(coordinator.m, audit));
      const sent = await coordinator.submit(page, {}, { action: paths.openReturns(coordinator.m, audit) });
      assert.equal(sent.status, 303);
      const [row] = await db.behind('select id from returns.return where case_id = $1', [one.case]);
      return { return: String(row?.['id']), case: one.case, number: one.number };
    },
    allowFiles: async (allowed) => {
      await db.behind('update returns.audit_tool set evidence_allowed = $2 where audit_id = $1', [
        audit,
        allowed,
      ]);
    },
    addFile: async (visitor, one, standard, file) => {
      const form = await visitor.get(paths.fileAdd(visitor.m, audit, one.return, standard));
      return await visitor.submit(form, {}, { upload: { field: 'file', ...file } });
    },
    write: async (visitor, one, section, fields) => {
      const path = paths.section(visitor.m, audit, one.return, section);
      return await visitor.submit(await visitor.get(path), fields, { action: path });
    },
    handIn: async (one) => {
      const path = paths.check(auditor.m, audit, one.return);
      return await auditor.submit(
        await auditor.get(path),
        { why: 'The file tells no more.' },
        { action: path },
      );
    },
    sign: async (one) => {
      const path = paths.signOff(lead.m, audit, one.return);
      return await lead.submit(await lead.get(path), {}, { action: path });
    },
    stateOf: async (one) => {
      const [row] = await db.behind('select state from returns.return where id = $1', [one.return]);
      return String(row?.['state']);
    },
  };
}

/** A tool as it is shipped. */
export function shippedTool(code: string): Tool {
  return shippedTools.find((one) => one.code === code)?.tool ?? assert.fail(`no tool ${code} is shipped`);
}

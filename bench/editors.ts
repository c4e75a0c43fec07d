import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { markOf } from '#platform/forms';

/**
 * One field of a draft: the section it stands in, its name, and the input that its text is typed into. `draft` is the path
 * of its draft below the editor's; the terms of the audit where it is not said.
 */
export type DraftPlace = {
  readonly section: string;
  readonly field: string;
  readonly input: string;
  readonly draft?: string;
};

/** Somebody at a browser: a field of their own and, every fifth time, one that others write as well. */
export type Editor = {
  readonly membership: string;
  readonly key: string;
  readonly own: DraftPlace;
  readonly shared: DraftPlace;
};

/** One text that was sent, what the server answered, and after how many milliseconds. 0: no answer came. */
export type Sent = {
  readonly membership: string;
  readonly field: string;
  readonly text: string;
  readonly status: number;
  readonly ms: number;
};

export type Editing = {
  readonly port: number;
  readonly audit: string;
  /** Seconds that do not count, for warming up, and seconds that do. */
  readonly warm: number;
  readonly seconds: number;
  /** Milliseconds between an answer and the next text: 0 is as fast as it goes. */
  readonly pause: number;
  /** False where there is no page to open: the bare route. */
  readonly opensPages: boolean;
};

/** Everything that was sent, and that part of it which was answered after warming up. */
export type Edited = {
  readonly all: readonly Sent[];
  readonly counted: readonly Sent[];
  /** Pages opened anew after a conflict, and how many of them did not come at the first try. */
  readonly reopened: number;
  readonly missed: number;
};

const sharedEvery = 5;
/** Milliseconds after which a page that did not come is asked for again. */
const reopenAfter = 500;

/** As the product is told it is reached: a form from elsewhere is refused. */
const origin = 'http://127.0.0.1:3000';
const ownHeaders = { origin, 'sec-fetch-site': 'same-origin' };

type Timed = Sent & { readonly at: number };
type OpenForm = { readonly place: DraftPlace; readonly csrf: string; mark: string };
type Desk = {
  readonly editor: Editor;
  readonly own: OpenForm;
  readonly shared: OpenForm;
  readonly sent: Timed[];
  reopened: number;
  missed: number;
};

/** Lets everybody type at once; each sends the next text when the one before was answered. */
export async function edit(editors: readonly Editor[], editing: Editing): Promise<Edited> {
  const desks: Desk[] = [];
  // One after another: that many who open a page in one second is another question.
  for (const editor of editors) {
    const shared = await openForm(editor, editor.shared, editing);
    desks.push({
      editor,
      // Nothing stands in it yet, and the guard is one for all forms of a session.
      own: { ...shared, place: editor.own, mark: markOf(null) },
      shared,
      sent: [],
      reopened: 0,
      missed: 0,
    });
  }
  const counts = performance.now() + editing.warm * 1000;
  const ends = counts + editing.seconds * 1000;
  await Promise.all(desks.map(async (desk) => typeAway(desk, editing, ends)));
  const all = desks.flatMap((desk) => desk.sent);
  return {
    all,
    counted: all.filter((one) => one.at >= counts && one.at <= ends),
    reopened: desks.reduce((sum, desk) => sum + desk.reopened, 0),
    missed: desks.reduce((sum, desk) => sum + desk.missed, 0),
  };
}

async function typeAway(desk: Desk, editing: Editing, ends: number): Promise<void> {
  const { editor } = desk;
  // Not all at the same moment: people do not begin together.
  let turn = Math.floor(Math.random() * sharedEvery);
  await sleep(Math.random() * editing.pause);
  for (; performance.now() < ends; turn += 1) {
    const form = turn % sharedEvery === 0 ? desk.shared : desk.own;
    const text = textOf(editor, turn);
    const begun = performance.now();
    const { status, mark } = await send(editor, form, text, editing);
    const at = performance.now();
    const { field } = form.place;
    desk.sent.push({ membership: editor.membership, field, text, status, ms: at - begun, at });
    if (mark !== null) form.mark = mark;
    else if (status === 409 && editing.opensPages) await reopen(desk, form, editing, ends);
    await sleep(editing.pause);
  }
}

/** Somebody else was first: whoever typed opens the page anew and sees their text. */
async function reopen(desk: Desk, form: OpenForm, editing: Editing, ends: number): Promise<void> {
  desk.reopened += 1;
  while (performance.now() < ends) {
    try {
      form.mark = (await openForm(desk.editor, form.place, editing)).mark;
      return;
    } catch {
      desk.missed += 1;
      await sleep(reopenAfter);
    }
  }
}

/** Some sentences, no two alike. */
function textOf(editor: Editor, turn: number): string {
  const words = 'The school shared the concern, and the plan was not changed. ';
  return `${editor.membership} wrote this as text ${turn}. ${words.repeat(2)}`.trim();
}

async function openForm(editor: Editor, place: DraftPlace, editing: Editing): Promise<OpenForm> {
  if (!editing.opensPages)
    return { place, csrf: randomBytes(32).toString('base64url'), mark: 'x'.repeat(16) };
  const response = await fetch(addressOf(editor, place, editing), {
    headers: { cookie: `session=${editor.key}` },
  });
  const page = await response.text();
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  const [csrf, mark] = [hidden('_csrf'), hidden(`seen\\.${place.field}`)];
  if (csrf === undefined || mark === undefined)
    throw new Error(`The section ${place.section} answered ${response.status}, without ${place.field}.`);
  return { place, csrf, mark };
}

/** Sends one entry as the script on the page does. The mark is what stands there now, where it was saved. */
async function send(
  editor: Editor,
  form: OpenForm,
  text: string,
  editing: Editing,
): Promise<{ status: number; mark: string | null }> {
  const seen = `seen.${form.place.field}`;
  try {
    const response = await fetch(addressOf(editor, form.place, editing), {
      method: 'POST',
      redirect: 'manual',
      headers: { ...ownHeaders, cookie: `session=${editor.key}` },
      body: new URLSearchParams({
        [seen]: form.mark,
        [form.place.input]: text,
        _csrf: form.csrf,
        _submission: randomUUID(),
        _autosave: '1',
      }),
    });
    if (response.status !== 200) {
      await response.text();
      return { status: response.status, mark: null };
    }
    const told = (await response.json()) as { seen: Record<string, string> };
    return { status: 200, mark: told.seen[seen] ?? null };
  } catch {
    return { status: 0, mark: null };
  }
}

function addressOf(editor: Editor, place: DraftPlace, { port, audit }: Editing): string {
  const draft = place.draft ?? `audits/${audit}/terms`;
  return `http://127.0.0.1:${port}/as/${editor.membership}/${draft}/${place.section}`;
}

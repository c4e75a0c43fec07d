import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { PublishedAudit } from '../published-audit.ts';
import schema from '../published-audit.schema.json' with { type: 'json' };
import type { InFile } from './open-dates.ts';
import { clip, problemAt, type Problem } from './problem.ts';

const validate = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true }).compile<
  InFile<PublishedAudit>
>(schema);

/** A value of the right shape, or what is wrong with its shape; what one part says of another is not looked at here. */
export function checkShape(
  value: unknown,
): { ok: true; file: InFile<PublishedAudit> } | { ok: false; problems: Problem[] } {
  if (validate(value)) return { ok: true, file: value };
  // The branches of a choice fail one by one; only the choice itself is worth telling.
  const errors = (validate.errors ?? []).filter((error) => !/\/(oneOf|not)\//.test(error.schemaPath));
  return { ok: false, problems: errors.map(explain) };
}

/** `/findings/3/text` as `findings[3].text`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

const kindsInWords: Readonly<Record<string, string>> = {
  string: 'text in double quotes',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a group of values in { }',
  array: 'a list in [ ]',
  null: 'null',
};

function listed(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}

/** What the schema says that a name stands for: whoever left it out learns what to put there. */
function meaningOf(parent: Readonly<Record<string, unknown>>, name: string): string | null {
  const wanted: unknown = Object(parent['properties'])[name];
  const isDescribed = typeof wanted === 'object' && wanted !== null && 'description' in wanted;
  return isDescribed && typeof wanted.description === 'string' ? wanted.description : null;
}

function explain(error: ErrorObject): Problem {
  const path = pathOf(error.instancePath);
  const parent: Readonly<Record<string, unknown>> = error.parentSchema ?? {};
  const known = Object.keys(Object(parent['properties']));
  const limit = Number(error.params['limit']);
  const must = (allowed: string) =>
    problemAt(path, error.data, allowed, `this must be ${allowed}, but it is ${clip(error.data)}`);
  switch (error.keyword) {
    case 'required': {
      const missing = String(error.params['missingProperty']);
      return problemAt(
        path,
        undefined,
        meaningOf(parent, missing) ?? listed(known),
        `“${missing}” is missing`,
      );
    }
    case 'additionalProperties': {
      const unknown = String(error.params['additionalProperty']);
      return problemAt(
        path,
        unknown,
        listed(known),
        `${clip(unknown)} is not a name that can stand here; these can: ${listed(known)}`,
      );
    }
    case 'type':
      return must(
        [error.schema]
          .flat()
          .map((kind) => kindsInWords[String(kind)] ?? String(kind))
          .join(' or '),
      );
    case 'enum':
      return must(`one of ${listed([error.schema].flat())}`);
    case 'const':
      return must(`${clip(error.schema)}, the only version of the format that can be read`);
    case 'minimum':
      return must(`${limit} or more`);
    case 'maximum':
      return must(`${limit} or less`);
    case 'maxLength': {
      const length = Array.from(String(error.data)).length;
      return problemAt(
        path,
        error.data,
        `up to ${limit} characters`,
        `this text has ${length} characters, ${length - limit} more than the ${limit} that it can have`,
      );
    }
    case 'maxItems':
      return problemAt(
        path,
        error.data,
        `up to ${limit} entries`,
        `this list has more than the ${limit} entries that it can have`,
      );
    case 'minItems':
      return problemAt(path, error.data, 'one entry or more', 'this list needs at least one entry');
    case 'uniqueItems':
      return problemAt(path, error.data, 'every entry once', 'this list has the same entry twice');
    case 'oneOf':
      return problemAt(
        path,
        error.data,
        '“cases” (with “of”, if need be), or “said”',
        'this needs either “cases” or “said”, and not both; “of” can only stand with “cases”',
      );
    default:
      return problemAt(
        path,
        error.data,
        String(parent['description']),
        `this does not fit. It must be: ${String(parent['description'])}`,
      );
  }
}

import { sayUse, type PublishedAudit } from '#archive';
import type { Block, Run } from '#platform/documents';
import { endSentences } from './describe-method.ts';
import { listReferences } from './list-references.ts';
import type { Reference } from './list-references.ts';
import { sayResource } from './say-source.ts';

/** What the audit rests on, by use, and the resources that it does not cite; each empty where there is none. */
export function composeReferences(audit: Pick<PublishedAudit, 'citations' | 'resources' | 'library'>): {
  readonly cited: readonly Block[];
  readonly resources: readonly Block[];
} {
  const { cited, resources } = listReferences(audit);
  return { cited: bullets(cited.map(sayReference)), resources: bullets(resources.map(sayResource)) };
}

function sayReference({ use, documents, says }: Reference): readonly Run[] {
  const names = documents.flatMap(({ name, address }, at): readonly Run[] => [
    ...(at === 0 ? [] : ['; ']),
    address === undefined ? name : { link: name, href: address },
  ]);
  return [
    { strong: `${sayUse(use)}: ` },
    ...names,
    ...(says.length === 0 ? [] : [`. ${endSentences(says)}`]),
  ];
}

function bullets(items: readonly (readonly Run[])[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', style: 'bullet', items }];
}

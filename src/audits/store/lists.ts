import type { Tx } from '#platform/db';
import { fromJson, present } from '#platform/db';
import { isOfAudit, type AuditKey } from '../audit-key.ts';
import type { AgencyEntry, AuditFacts, Body, LibraryDocument } from '../audit.ts';

/** The lists of an audit that have no life of their own: replaced whole, read back in order. */

const bodyLists = ['commissioners', 'contributors', 'panel'] as const;

const replaced = [
  'audits.resource',
  'audits.citation',
  'audits.library_document',
  'audits.body',
  'audits.audit_agency',
  'audits.audit_area',
  'audits.method',
  'audits.joint_partner',
] as const;

export async function replaceLists(
  tx: Tx,
  key: AuditKey,
  facts: AuditFacts,
  ids: { readonly agencies: ReadonlyMap<string, string>; readonly areas: ReadonlyMap<string, string> },
): Promise<void> {
  const place = { partnership_id: key.partnership, audit_id: key.audit };
  for (const table of replaced) {
    await tx.deleteFrom(table).where(isOfAudit(key)).execute();
  }
  const partners = facts.jointPartners.map((partner, position) => ({
    ...place,
    position,
    name: partner.name,
    short_name: partner.shortName,
    colour: partner.colour ?? null,
  }));
  if (partners.length > 0) await tx.insertInto('audits.joint_partner').values(partners).execute();
  const methods = facts.methods.map((method, position) => ({
    ...place,
    position,
    kind: method.kind,
    cases: method.cases,
    description: method.description ?? null,
  }));
  if (methods.length > 0) await tx.insertInto('audits.method').values(methods).execute();
  const areas = facts.areas.map((area, position) => ({
    ...place,
    position,
    area_id: ids.areas.get(area.name.toLowerCase()) ?? null,
    name: area.name,
    cases: area.cases,
  }));
  if (areas.length > 0) await tx.insertInto('audits.audit_area').values(areas).execute();
  const agencies = facts.agencies.map((agency, position) => ({
    ...place,
    position,
    ref: agency.ref,
    agency_id: ids.agencies.get(agency.ref) ?? '',
    entry: JSON.stringify(agency),
  }));
  if (agencies.length > 0) await tx.insertInto('audits.audit_agency').values(agencies).execute();
  const bodies = bodyLists.flatMap((list) =>
    facts[list].map((body, position) => ({
      ...place,
      list,
      position,
      agency_ref: body.agency,
      service: body.service ?? null,
      name: body.name ?? null,
      role: body.role ?? null,
    })),
  );
  if (bodies.length > 0) await tx.insertInto('audits.body').values(bodies).execute();
  const documents = facts.library.map((document, position) => ({
    ...place,
    position,
    document: JSON.stringify(document),
  }));
  if (documents.length > 0) await tx.insertInto('audits.library_document').values(documents).execute();
  const citations = facts.citations.map((citation, position) => ({
    ...place,
    position,
    document: citation.document,
    edition: citation.edition,
    use: citation.use,
    says: citation.says ?? null,
  }));
  if (citations.length > 0) await tx.insertInto('audits.citation').values(citations).execute();
  const resources = facts.resources.map((resource, position) => ({
    ...place,
    position,
    title: resource.title,
    url: resource.url ?? null,
    about: resource.about ?? null,
  }));
  if (resources.length > 0) await tx.insertInto('audits.resource').values(resources).execute();
}

type Lists = Pick<
  AuditFacts,
  | 'jointPartners'
  | 'methods'
  | 'areas'
  | 'agencies'
  | 'commissioners'
  | 'contributors'
  | 'panel'
  | 'library'
  | 'citations'
  | 'resources'
>;

export async function readLists(tx: Tx, key: AuditKey): Promise<Lists> {
  const its = isOfAudit(key);
  const partners = await tx
    .selectFrom('audits.joint_partner')
    .selectAll()
    .where(its)
    .orderBy('position')
    .execute();
  const methods = await tx.selectFrom('audits.method').selectAll().where(its).orderBy('position').execute();
  const areas = await tx
    .selectFrom('audits.audit_area')
    .select(['name', 'cases'])
    .where(its)
    .orderBy('position')
    .execute();
  const agencies = await tx
    .selectFrom('audits.audit_agency')
    .select('entry')
    .where(its)
    .orderBy('position')
    .execute();
  const bodies = await tx.selectFrom('audits.body').selectAll().where(its).orderBy('position').execute();
  const documents = await tx
    .selectFrom('audits.library_document')
    .select('document')
    .where(its)
    .orderBy('position')
    .execute();
  const citations = await tx
    .selectFrom('audits.citation')
    .selectAll()
    .where(its)
    .orderBy('position')
    .execute();
  const resources = await tx
    .selectFrom('audits.resource')
    .selectAll()
    .where(its)
    .orderBy('position')
    .execute();
  const bodiesOf = (list: (typeof bodyLists)[number]): Body[] =>
    bodies
      .filter((body) => body.list === list)
      .map((body) => ({
        agency: body.agency_ref,
        service: present(body.service),
        name: present(body.name),
        role: present(body.role),
      }));
  return {
    jointPartners: partners.map((row) => ({
      name: row.name,
      shortName: row.short_name,
      colour: present(row.colour),
    })),
    methods: methods.map((row) => ({
      kind: row.kind as Lists['methods'][number]['kind'],
      cases: row.cases,
      description: present(row.description),
    })),
    areas,
    agencies: agencies.map((row) => fromJson<AgencyEntry>(row.entry)),
    commissioners: bodiesOf('commissioners'),
    contributors: bodiesOf('contributors'),
    panel: bodiesOf('panel'),
    library: documents.map((row) => fromJson<LibraryDocument>(row.document)),
    citations: citations.map((row) => ({
      document: row.document,
      edition: row.edition,
      use: row.use as Lists['citations'][number]['use'],
      says: present(row.says),
    })),
    resources: resources.map((row) => ({
      title: row.title,
      url: present(row.url),
      about: present(row.about),
    })),
  };
}

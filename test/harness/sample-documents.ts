import type { Block, DocumentContent, Tile } from '../../src/platform/documents/content.ts';

/** Two documents as a partnership would send them, with nobody in them who exists. */

const marks = [
  { name: 'Leicester Safeguarding Children Partnership' },
  { name: 'Leicestershire and Rutland Safeguarding Children Partnership' },
];

const bullets = (...items: string[]): Block => ({
  kind: 'list',
  style: 'bullet',
  items: items.map((item) => [item]),
});
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] });

const agencies: readonly (readonly [string, string, string])[] = [
  ['Police', '● Audited', '5 of 5'],
  ['Children’s social care and early help', '● Audited', '5 of 5'],
  ['Schools and early years settings', '◐ Part', '4 of 5; one child was not in education at the time'],
  ['GP practices (integrated care board)', '● Audited', '4 of 5; one family had registered elsewhere'],
  ['Acute hospital trust', '◐ Part', '2 of 5; three children were not known'],
  ['Community and mental health trust', '● Audited', '3 of 5'],
  ['Sexual violence and domestic abuse service', '◐ Part', '2 of 5; three children were not known'],
  ['Probation', '◐ Part', '1 of 5'],
  ['Youth justice', '○ Out of scope', '0 of 5'],
  ['Substance use service', '– Not known', '0 of 5'],
  ['Adult social care', '– Not known', '0 of 5'],
  ['Housing', '– Not known', '0 of 5'],
  ['Family court advisory service', '? No reply', 'Asked on 3 March 2026 and again on 17 March 2026'],
];

/** A summary briefing of two pages with a table of 13 agencies. */
export const summaryBriefing: DocumentContent = {
  title: 'Sexual abuse within the family: what five cases taught us',
  subtitle: 'Summary briefing from a multi-agency case file audit',
  language: 'en-GB',
  subject: 'Summary briefing for managers and practitioners',
  page: 'portrait',
  colour: '#1d4f70',
  marks,
  footer: 'Leicester Safeguarding Children Partnership · Published 22 November 2026',
  dated: '22 November 2026',
  blocks: [
    {
      kind: 'paragraph',
      tone: 'lead',
      runs: [
        'Five children’s files were read by eight agencies. Referrals were made in time and plans were kept under review; children’s own words were recorded less often than adults’ accounts.',
      ],
    },
    { kind: 'heading', level: 2, text: 'Why this audit' },
    paragraph(
      'The partnership asked how well agencies work together when a child may have been sexually abused by someone in the family. It followed two local reviews in which signs had been seen by several services and put together by none.',
    ),
    { kind: 'heading', level: 2, text: 'How it was done' },
    {
      kind: 'facts',
      items: [
        { label: 'Cases', value: ['5: drawn at random from 31 child protection enquiries'] },
        { label: 'Period', value: ['1 September 2025 to 28 February 2026'] },
        {
          label: 'Read by',
          value: [
            'Auditors in eight agencies, each on their own records, then together at a panel on 9 April 2026',
          ],
        },
        { label: 'Voices', value: ['Two parents and eleven practitioners spoke with the audit team'] },
      ],
    },
    {
      kind: 'table',
      caption: 'Table 1. Who took part, and in how many of the five cases',
      columns: [
        { name: 'Agency', width: 5 },
        { name: 'Part taken', width: 2.4 },
        { name: 'Cases', width: 5 },
      ],
      rows: agencies,
    },
    { kind: 'heading', level: 2, text: 'What worked well' },
    bullets(
      'In four of five cases the first strategy discussion was held on the day of the referral, with police, health and social care present.',
      'A school kept a dated log of a child’s remarks over a term. It was the clearest record in the case and it shaped the plan.',
      'Health visitors and school nurses gave the same adult time at each visit, so that trust grew.',
    ),
    { kind: 'heading', level: 2, text: 'What needs to be better' },
    { kind: 'heading', level: 3, text: 'Hearing the child' },
    {
      kind: 'paragraph',
      runs: [
        'In three cases the record says that the child was seen, but not what the child said. ',
        { strong: 'Write the words down, and who asked.' },
        ' The guidance on recording is at ',
        { link: 'the partnership’s procedures', href: 'https://example.org/procedures/recording' },
        '.',
      ],
    },
    { kind: 'heading', level: 3, text: 'Brothers and sisters' },
    paragraph(
      'Siblings were named in every referral but assessed in two cases only. A younger child in the household was left out of one referral altogether and came to notice eleven weeks later.',
    ),
    { kind: 'heading', level: 3, text: 'Minutes that arrive' },
    paragraph(
      'GP practices received the minutes of strategy discussions in one case of five. Without them a practice cannot know that a child’s visit matters.',
    ),
    {
      kind: 'note',
      title: 'No case was escalated',
      blocks: [
        paragraph(
          'The panel found no child at risk of harm that was not already known and acted upon. It raised no case under the escalation policy.',
        ),
      ],
    },
    { kind: 'heading', level: 2, text: 'What will happen now' },
    {
      kind: 'list',
      style: 'number',
      items: [
        [
          { strong: 'Children’s social care' },
          ' adds a field for the child’s own words to its visit record by 31 January 2027.',
        ],
        [
          { strong: 'The integrated care board' },
          ' names one mailbox per practice for minutes by 15 December 2026.',
        ],
        [
          { strong: 'All agencies' },
          ' check ten open cases for brothers and sisters who were not assessed, and report in March 2027.',
        ],
      ],
    },
    {
      kind: 'paragraph',
      tone: 'quiet',
      runs: [
        'Cases are described so that no child can be recognised. Questions about this briefing go to the partnership’s business office.',
      ],
    },
  ],
};

const tiles: readonly Tile[] = [
  {
    number: 1,
    title: 'Why this briefing',
    weight: 'small',
    blocks: [
      paragraph('Between May and July 2025 two partnerships read case files together on child sexual abuse.'),
      paragraph('This page carries the learning into your team meeting. It takes seven minutes.'),
    ],
  },
  {
    number: 2,
    title: 'Background',
    weight: 'small',
    blocks: [
      paragraph(
        'Child sexual abuse is the first of four priorities in the business plan for 2025 to 2027. The theme was agreed by all statutory partners in March 2025.',
      ),
    ],
  },
  {
    number: 3,
    title: 'What we looked at',
    weight: 'small',
    blocks: [
      paragraph(
        'How agencies worked together once a concern was raised. We read 12 cases from 1 June 2024 to 31 May 2025: five from the city, five from the county and two from Rutland.',
      ),
    ],
  },
  {
    number: 4,
    title: 'What worked well',
    weight: 'large',
    blocks: [
      bullets(
        'Several GP practices set time aside each month to talk through children at risk of sexual harm with health visitors, school nurses and social workers.',
        'Where parents were seeking asylum, the safety plan was built around their faith, their language and what they feared from officials; an interpreter of their choosing was booked for each visit.',
        'When a girl told of harming her brother and later took it back, professionals held several explanations open, tested each of them and changed course as they learned more.',
        'Community health staff came to meetings when asked, or sent a report in time. The work of two school nurses was outstanding: patient, recorded, and led by the child.',
        'The sexual assault referral centre saw children quickly, referred on for therapy, and told referrers why when a referral could not be taken.',
        'An independent adviser kept her plan up to date at each contact. The child chose what to talk about next, and the record shows a life beyond the abuse.',
        'In a case with many strands, children’s social care began to plan for the release of the person who had caused harm a full year ahead.',
      ),
    ],
  },
  {
    number: 5,
    title: 'What we learned',
    weight: 'large',
    blocks: [
      bullets(
        'The referral centre was not used as often as it could have been. In two cases nobody asked it for advice.',
        'Therapy was offered late, or not at all while an investigation ran. A review of what is on offer has begun.',
        'More curiosity was needed about how abuse may lie behind a child’s behaviour at school and at home.',
        'When a person accused of sexual offences enters a new relationship, agencies in contact with the new family do not always hear of it.',
        'Too much was left to mothers: to refer, to keep everybody informed and to keep their children safe by themselves.',
        'Live police investigations made it hard to know what may be shared, and with whom. Some teams then shared nothing.',
        'Fathers are better included than two years ago. Birth fathers who live elsewhere are still missing from assessments.',
        'GP practices are seldom told that a child has become, or is no longer, a child in need.',
        'Some agencies did not receive the minutes of strategy discussions they had attended, so actions agreed there were not followed up.',
      ),
    ],
  },
  {
    number: 6,
    title: 'Questions for your team',
    weight: 'small',
    blocks: [
      bullets(
        'Which child on our list might be helped by therapy now, and who will ask?',
        'Where have we settled on one explanation too early?',
        'Do the families we work with know how to ask about someone’s past?',
      ),
    ],
  },
  {
    number: 7,
    title: 'Where to find more',
    weight: 'small',
    blocks: [
      {
        kind: 'list',
        style: 'bullet',
        items: [
          [{ link: 'Child sex offender disclosure scheme', href: 'https://example.org/sarahs-law' }],
          [{ link: 'Domestic violence disclosure scheme', href: 'https://example.org/clares-law' }],
          [{ link: 'Working with fathers and male carers', href: 'https://example.org/fathers' }],
        ],
      },
    ],
  },
];

/** A 7-minute briefing of seven tiles, about 190 words in each of the two large ones. */
export const sevenMinuteBriefing: DocumentContent = {
  title: 'Child sexual abuse: learning from 12 cases',
  subtitle: '7-minute briefing',
  language: 'en-GB',
  subject: '7-minute briefing for team meetings',
  page: 'landscape',
  colour: '#1d4f70',
  marks,
  footer:
    'Share this page with your team and send what you will do differently to your partnership’s business office.',
  dated: '22 November 2026',
  blocks: [{ kind: 'tiles', tiles }],
};

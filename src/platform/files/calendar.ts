import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';

/** A day, or the time from one moment to a later one. */
type When = { readonly day: string } | { readonly start: Temporal.Instant; readonly end: Temporal.Instant };

export type CalendarEvent = When & {
  /** Stays the same for ever: a file that is opened again moves the event instead of adding another. */
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  /** Where to read more: https, or http on one's own machine. */
  readonly url?: string;
};

export type Calendar = {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** When the file is made; calendars take the later of two files about the same event. */
  readonly made: Temporal.Instant;
};

const longestLine = 300;
const longestText = 5000;

/**
 * A calendar as the bytes of an .ics file (RFC 5545). An event of a day takes the whole day and leaves people free; others
 * are in UTC, which every calendar shows in its own time. It lies on other people's machines afterwards: put in no name, no
 * case and nothing about a child. Throws a RangeError for an id that stands twice, an end that is not after its start, an
 * address that is no web address, and words that are empty or too long.
 */
export function makeCalendar({ name, events, made }: Calendar): Uint8Array<ArrayBuffer> {
  const ids = new Set(events.map((event) => event.id));
  if (ids.size !== events.length) throw new RangeError('Every event of a calendar has an id of its own');
  const calendar = ical({
    // The library escapes the words of events, but not the name of the calendar.
    name: fit(name, longestLine).replace(/[\\,;]/g, String.raw`\$&`),
    prodId: { company: 'Throughline', product: 'Throughline', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const event of events) {
    const free = 'day' in event;
    calendar.createEvent({
      id: `${fitId(event.id)}@throughline`,
      stamp: made,
      ...readWhen(event),
      summary: fit(event.title, longestLine),
      description: event.text === undefined ? null : fit(event.text, longestText, true),
      url: event.url === undefined ? null : fitUrl(event.url),
      transparency: free ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      busystatus: free ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return new TextEncoder().encode(`${calendar.toString()}\r\n`);
}

/** The end of a whole day is the day after, which the format does not count in. */
function readWhen(event: When) {
  if ('day' in event) {
    const start = Temporal.PlainDate.from(event.day);
    return { start, end: start.add({ days: 1 }), allDay: true };
  }
  if (Temporal.Instant.compare(event.start, event.end) >= 0)
    throw new RangeError('An event ends after it starts');
  return { start: event.start, end: event.end, allDay: false };
}

/** Words without control characters; line breaks only where `lines` says so. */
function fit(words: string, longest: number, lines = false): string {
  const clean = words
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(lines ? /[^\P{Cc}\n]/gu : /\p{Cc}+/gu, ' ')
    .trim();
  if (clean === '' || clean.length > longest || !clean.isWellFormed())
    throw new RangeError(`Words of an event have 1 to ${longest} characters`);
  return clean;
}

function fitId(id: string): string {
  if (!/^[\w:.-]{1,200}$/.test(id))
    throw new RangeError('The id of an event is made of letters, figures and - _ : .');
  return id;
}

function fitUrl(url: string): string {
  const read = URL.parse(url);
  if (read === null || !['https:', 'http:'].includes(read.protocol))
    throw new RangeError('The address of an event is a web address');
  // The library escapes these two as if an address were words.
  return read.href.replaceAll(',', '%2C').replaceAll(';', '%3B');
}

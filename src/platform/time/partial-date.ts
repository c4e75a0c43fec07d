/**
 * A date of history as somebody recorded it: a day, a month, a year, a range, about, before, after, unsure.
 * `edtf` is the normalised form, a subset of EDTF level 1 (ISO 8601-2:2019):
 *   2018-11-13   a day            2018-11   a month        2018   a year
 *   2018-11~     about            2018-11?  unsure
 *   2016-01/2016-02  from…until   ../2018   before (inclusive)   2018/..  after (inclusive)
 * `typed` is the text exactly as it was given; it is never thrown away.
 * `from` and `until` are the first and last day it can mean (inclusive, ISO days); null where it is open.
 */
export type PartialDate = {
  readonly edtf: string;
  readonly typed: string;
  readonly from: string | null;
  readonly until: string | null;
};

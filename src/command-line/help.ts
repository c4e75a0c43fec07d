export const helpText = `Throughline keeps multi-agency case file audits.

npm run -s throughline -- <command>

  migrate                          bring the database up to date
  import-audit FILE                bring a published audit in from its file
      --partnership NAME           into that partnership (needed where there are several)
      --create                     and create the partnership if it is not there
  export-audit AUDIT               print an audit as a file that can be brought in elsewhere
      --partnership NAME           where two partnerships have an audit of that short name
  brief AUDIT                      make a briefing of an audit
      --kind summary|seven-minute|participation
      --format html|pdf|docx
      --out FILE                   where to write it
      --partnership NAME
  list                             partnerships and their audits
  sign-in-link ADDRESS             make the person of that e-mail address a link to choose a password with
  reset-security-codes ADDRESS     let the person of that e-mail address set up security codes anew
  help                             this

AUDIT is the audit's short name, as list prints it. The commands work beside a running server, or start the database
for the time. They end with 0, or with 1 and a sentence that says what was wrong.`;

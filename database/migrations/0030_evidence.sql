-- Whether agencies may add files to their returns: the coordinator says so with the tool; without it nobody may.

alter table returns.audit_tool add column evidence_allowed boolean not null default false;
grant insert (evidence_allowed), update (evidence_allowed) on returns.audit_tool to throughline_app, throughline_worker;

-- Files of a return in the order in which they were added.
create index evidence_by_return on returns.evidence (partnership_id, audit_id, return_id, added_at);

-- When a participant did its part after all: what it answered before is no reason any more. Null as long as nobody noted it.
alter table failed_step add column done_at timestamptz;

-- For who asks for trades of some age.
create index wtb_requested on wtb (requested_at);

-- Reconciliation walks through what is still in escrow, which is little of all there ever was.
create index hold_open on hold (wtb_id) where state = 'Held';

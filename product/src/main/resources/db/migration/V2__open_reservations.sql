-- Reconciliation walks through what is still reserved, which is little of all there ever was.
create index reservation_open on reservation (wtb_id) where state = 'Reserved';

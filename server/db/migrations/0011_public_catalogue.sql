-- The public catalogue: what is published, newest first, and found by its permanent address alone.
CREATE INDEX suggestion_published_idx ON suggestion (congress_id, published_on DESC, id DESC) WHERE published_on IS NOT NULL;
CREATE INDEX suggestion_address_idx ON suggestion (id) WHERE published_on IS NOT NULL;

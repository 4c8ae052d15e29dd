export interface ApiTokenTable {
  id: string;
  congress_id: string;
  account_id: string;
  unit_id: string | null;
  name: string;
  token_hash: Buffer;
  created_by: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

interface ExchangeUnitCodeTable {
  congress_id: string;
  code: string;
  unit_id: string;
}

export interface ExchangeDocumentTable {
  congress_id: string;
  account_id: string;
  outside_id: string;
  assignment_id: string;
  kind: 'signIn' | 'plan' | 'contact' | 'reply';
  fingerprint: string;
  at: Date;
}

/** The tables of programs that work for units. */
export interface ExchangeTables {
  api_token: ApiTokenTable;
  exchange_unit_code: ExchangeUnitCodeTable;
  exchange_document: ExchangeDocumentTable;
}

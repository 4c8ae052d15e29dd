/** Tables of the papers. */
export interface PaperTables {
  paper_template: {
    congress_id: string;
    paper: string;
    version: number;
    content: Buffer | null;
    sha256: string | null;
    by_account: string;
    by_name: string;
    at: Date;
    request_id: string;
  };
  paper_issue: {
    congress_id: string;
    id: string;
    paper: string;
    process: string;
    record_id: string;
    doc_number: string;
    issued_on: string;
    template_version: number;
    /** `PaperValues` as JSON. */
    content: unknown;
    by_account: string;
    by_name: string;
    at: Date;
    request_id: string;
  };
}

import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/tables.ts';
import { consent } from '../opinions/consent.ts';
import { districtsOf } from '../opinions/districts.ts';
import { listOf, type Part } from './document.ts';
import { notGiven, Open311Error } from './problems.ts';

const most = 500;

/** A congress as a jurisdiction: its region code names it. */
export interface Jurisdiction {
  readonly congressId: string;
  readonly regionCode: string;
  readonly name: string;
}

/** The jurisdiction that is asked; it may be left out where there is only one. */
export async function jurisdictionOf(db: Kysely<Database>, given: string | undefined): Promise<Jurisdiction> {
  const { rows } = await sql<Jurisdiction>`SELECT id AS "congressId", region_code AS "regionCode", name FROM congress
    WHERE state = 'active' AND (${given ?? null}::text IS NULL OR region_code = ${given ?? null}) ORDER BY region_code LIMIT 2`.execute(db);
  const [only] = rows;
  if (given === undefined && rows.length > 1) throw notGiven('jurisdiction_id');
  if (!only) throw new Open311Error(404, 'jurisdiction_id was not found');
  return only;
}

/** A category under which something can be told. */
export interface Service {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** The categories in use, in their order. */
export async function servicesOf(db: Kysely<Database>, congressId: string): Promise<Service[]> {
  const { rows } = await sql<Service>`SELECT c.id, c.code, c.name, p.name AS parent FROM category c
    LEFT JOIN category p ON p.congress_id = c.congress_id AND p.id = c.parent_id
    WHERE c.congress_id = ${congressId} AND c.state = 'active' ORDER BY c.sort_no, c.code LIMIT ${most}`.execute(db);
  return rows;
}

export async function serviceOf(db: Kysely<Database>, congressId: string, code: string): Promise<Service> {
  const found = (await servicesOf(db, congressId)).find((service) => service.code === code);
  if (!found) throw new Open311Error(404, 'service_code was not found');
  return found;
}

/** The list of services. Each has a definition, since each asks for consent. */
export const servicesPart = (services: readonly Service[]): Part =>
  listOf(
    'service',
    services.map(({ code, name, parent }) => ({
      service_code: code,
      service_name: name,
      description: name,
      metadata: true,
      type: 'realtime',
      keywords: parent ?? '',
      group: parent ?? name,
    })),
  );

/** What a service asks for besides text and place: consent to the privacy notice, whether to stay anonymous, the district. */
export async function definitionPart(db: Kysely<Database>, congressId: string, service: Service): Promise<Part> {
  const districts = await districtsOf(db, congressId);
  const attribute = (
    order: number,
    code: string,
    required: boolean,
    description: string,
    values: readonly (readonly [string, string])[],
  ) => ({
    variable: true,
    code,
    datatype: 'singlevaluelist',
    required,
    datatype_description: '',
    order,
    description,
    values: listOf(
      'value',
      values.map(([key, name]) => ({ key, name })),
    ),
  });
  return {
    service_code: service.code,
    attributes: listOf('attribute', [
      attribute(1, 'consent', true, `${consent.zh} · ${consent.en}`, [[consent.version, '我已阅读并同意 · I have read it and agree']]),
      attribute(2, 'anonymous', false, '对承办单位匿名 · Stay unknown to the handling unit', [
        ['true', '是 · Yes'],
        ['false', '否 · No'],
      ]),
      ...(districts.length > 0
        ? [
            attribute(
              3,
              'district',
              false,
              '所在区域 · District',
              districts.map((d) => [d, d] as const),
            ),
          ]
        : []),
    ]),
  };
}

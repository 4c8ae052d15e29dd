import { listOf, type Part } from './document.ts';

/** When the resources below last changed in kind. */
const changeset = '2026-11-22T00:00:00Z';

/** What is offered and where, by Open311 service discovery. */
export const discoveryPart = (publicUrl: string): Part => ({
  changeset,
  contact: '密钥由各级人大的系统管理员发放 · Keys are issued by the system administrator of each congress',
  key_service: publicUrl,
  endpoints: listOf('endpoint', [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${publicUrl}/open311/v2`,
      changeset,
      type: 'production',
      formats: listOf('format', ['text/xml', 'application/json']),
    },
  ]),
});

import { useQuery } from '@tanstack/react-query';
import { reportRoutes } from '../../../../contract/reports.ts';
import { call } from '../../../shared/api.ts';
import { useHere } from '../../session.tsx';

/** The report of a session until a day, as it reads now. */
export function useReport(session: string, cutoff: string, isOn: boolean) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['report', congressId, session, cutoff],
    enabled: isOn,
    queryFn: ({ signal }) => call(reportRoutes.report, { query: { session, cutoff } }, { signal }),
  });
}

/** Reports made of a session, newest first. */
export function useMadeReports(session: string) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['report-exports', congressId, session],
    queryFn: ({ signal }) => call(reportRoutes.exports, { query: { session } }, { signal }),
  });
}

/** One report made earlier. */
export function useMadeReport(id: string | null) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['report-export', congressId, id],
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(reportRoutes.export, { params: { id: id ?? '' } }, { signal }),
  });
}

/** The template in use, or one of its earlier versions. */
export function useTemplate(version?: number) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['report-template', congressId, version ?? 'newest'],
    queryFn: ({ signal }) => call(reportRoutes.template, { query: version === undefined ? {} : { version } }, { signal }),
  });
}

// What she can write, what she has begun, and what came back.
import { useEffect } from 'preact/hooks';
import { dayOf, momentOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { go, type IconName, linkTo, route, t, tCode } from '../notebook/index.ts';
import { Part } from '../parts/part.tsx';
import { howFar } from './how-far.ts';
import { Row } from '../parts/row.tsx';
import { ReportEditor } from './report-editor.tsx';
import { type WrittenKind, writtenKinds } from './report-draft.ts';
import {
  keepReport,
  nameOf,
  nameToMend,
  reportDraft,
  reportDrafts,
  returnedReports,
} from './report-drafts.ts';
import './write.css';

export function WriteScreen() {
  const [, name, slug] = route.value;
  const ofPlace = name === 'of' ? slug : undefined;
  useEffect(() => {
    if (!ofPlace) return;
    const flash = nameOf('flash');
    const report = reportDraft(flash);
    if (report)
      keepReport(flash, {
        ...report,
        said: { ...report.said, community: ofPlace, placePrecision: 'village' },
      });
    location.replace(linkTo('write', flash));
  }, [ofPlace]);
  if (!name || name === 'of') return <WhatToWrite />;
  const report = reportDraft(name);
  return report ? <ReportEditor key={name} name={name} report={report} /> : <WhatToWrite />;
}

const icons: Record<WrittenKind, IconName> = {
  flash: 'send',
  daily: 'report',
  weekly: 'cal',
  incident: 'warn',
  activity: 'walk',
};

function WhatToWrite() {
  const begun = reportDrafts();
  const returned = returnedReports();
  return (
    <Page title={t('field-write.title')}>
      {returned.length > 0 && (
        <Part title={t('field-write.returned')}>
          <ul class="lst">
            {returned.map(({ id, kind, from, reason, comment }) => (
              <Row
                key={id}
                icon="swap"
                title={t(`field-write.kind.${kind}`)}
                under={comment ?? (reason ? tCode('reports.return-reason', reason) : undefined)}
                value={dayOf(from)}
                to={['write', nameToMend(id)]}
              />
            ))}
          </ul>
        </Part>
      )}
      {begun.length > 0 && (
        <Part title={t('field-write.begun')}>
          <ul class="lst">
            {begun.map(({ name, at, report }) => (
              <Row
                key={name}
                icon="edit"
                title={t(`field-write.kind.${report.kind}`)}
                under={howFar(report)}
                value={momentOf(new Date(at).toISOString())}
                to={['write', name]}
              />
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('field-write.new')}>
        <ul class="lst">
          {writtenKinds.map((kind) => (
            <Row
              key={kind}
              icon={icons[kind]}
              title={t(`field-write.kind.${kind}`)}
              under={t(`field-write.kind-why.${kind}`)}
              onPress={() => go('write', nameOf(kind))}
            />
          ))}
        </ul>
      </Part>
    </Page>
  );
}

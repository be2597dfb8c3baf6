import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { AssessmentDialog } from './AssessmentDialog';
import './cases.css';
import { useCaseFile, type CaseShown } from './useCaseFile';

const route = getRouteApi('/staff/cases/$id');
const TONES = ['done', 'soon', 'now', 'late'] as const;

/** Needs assessments of the case, the last beside the one before it. */
export default function AssessmentTab() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const { file } = useCaseFile(id);
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  if (file === undefined) return <Outcome icon="file" title={t('caseFile.none')} hint={t('caseFile.noneHint')} center />;
  const record = file.viewerCanEdit && file.state !== 'CLOSED' && (
    <Link to="/cases/$id" params={{ id }} search={{ tab: 'assessment', dialog: 'caseAssess' }} className="button primary">
      {t('caseFile.assess')}
    </Link>
  );
  const [last, before] = file.assessments;
  return (
    <>
      {last === undefined ? (
        <Outcome icon="file" title={t('caseFile.notAssessed')} hint={t('caseFile.notAssessedHint')} actions={record} center />
      ) : (
        <div className="case-grid">
          <Panel title={t('caseFile.assessment', { number: last.number, date: last.assessedOn })} flush extra={record}>
            <Answers assessment={last} before={before} />
          </Panel>
          <div className="stack">
            <Panel title={t('caseFile.conclusion')}>
              <dl className="facts">
                <dt>{t('caseFile.conclusion')}</dt>
                <dd>{last.conclusion}</dd>
                <dt>{t('caseFile.strengths')}</dt>
                <dd>{last.strengths ?? t('common.notRecorded')}</dd>
                <dt>{t('caseFile.assessor')}</dt>
                <dd>{last.assessorName ?? t('common.hidden')}</dd>
              </dl>
              {last.form?.sample === true && <p className="muted">{t('caseFile.sampleForm')}</p>}
            </Panel>
          </div>
        </div>
      )}
      {dialog === 'caseAssess' && <AssessmentDialog file={file} close={close} />}
    </>
  );
}

type Assessment = CaseShown['assessments'][number];

function Answers({ assessment, before }: { readonly assessment: Assessment; readonly before: Assessment | undefined }) {
  const { t, i18n } = useTranslation();
  const levelOf = (from: Assessment | undefined, code: string) => from?.answers.find((answer) => answer.code === code);
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('caseFile.domain')}</th>
            <th scope="col">{t('caseFile.question')}</th>
            <th scope="col">{t('caseFile.now')}</th>
            <th scope="col">{t('caseFile.before')}</th>
            <th scope="col">{t('caseFile.note')}</th>
          </tr>
        </thead>
        <tbody>
          {(assessment.form?.items ?? []).map((item) => {
            const now = levelOf(assessment, item.code);
            const earlier = levelOf(before, item.code);
            return (
              <tr key={item.code}>
                <td className="nowrap">{t(`goalDomain.${item.domain}`)}</td>
                <td>{i18n.language === 'en' ? item.textEn : item.text}</td>
                <td>{now !== undefined && <Level level={now.level} />}</td>
                <td>{earlier === undefined ? '–' : <Level level={earlier.level} />}</td>
                <td className="wide">{now?.note}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Level({ level }: { readonly level: number }) {
  const { t } = useTranslation();
  return <span className={`tag ${TONES[level] ?? ''}`}>{t(`caseFile.level.l${level as 0 | 1 | 2 | 3}`)}</span>;
}

import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { civilDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { OutreachPageQuery } from './documents';
import './outreach.css';

const route = getRouteApi('/staff/outreach/$id/leaflet');

/** The leaflet (明白纸) on A4: large type, plain words, whom to ask. In Chinese, whatever language the console speaks: households read it. */
export default function LeafletPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(OutreachPageQuery, { variables: { id } });
  const notice = data.policyNotice;
  if (notice === null) throw new AbsentError();
  return (
    <>
      <title>{t('outreach.documentTitle')}</title>
      <div className="page-head leaflet-tools">
        <Link to="/outreach/$id" params={{ id }} className="button quiet" aria-label={t('outreach.backToNotice')}>
          <Icon name="back" />
        </Link>
        <h1>{t('outreach.leaflet')}</h1>
        <button type="button" className="button primary" onClick={() => window.print()}>
          {t('figure.print')}
        </button>
      </div>
      <article className="leaflet" lang="zh-CN">
        <p className="leaflet-kind">政策明白纸</p>
        <h1>{notice.title}</h1>
        <div className="leaflet-body">
          {notice.body
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </div>
        <aside>
          <strong>咨询与帮办</strong>
          <p>{notice.contact}</p>
        </aside>
        <dl>
          <div>
            <dt>适用家庭</dt>
            <dd>{notice.programmes.map((programme) => PROGRAMME_NAMES[programme]).join('、')}</dd>
          </div>
          <div>
            <dt>适用区域</dt>
            <dd>{notice.area?.name}</dd>
          </div>
          <div>
            <dt>施行日期</dt>
            <dd>{notice.validFrom}</dd>
          </div>
          {notice.source !== null && (
            <div>
              <dt>依据</dt>
              <dd>{notice.source}</dd>
            </div>
          )}
        </dl>
        <footer>
          <span>
            {notice.topic} 第 {notice.number} 版 · 发布 {civilDate(notice.publishedAt)}
          </span>
          <span>告知人签名：＿＿＿＿＿＿　户主签名：＿＿＿＿＿＿　日期：＿＿＿＿＿＿</span>
        </footer>
      </article>
    </>
  );
}

/** Names of the programmes as households know them. */
const PROGRAMME_NAMES = {
  MINIMUM_LIVING_ALLOWANCE: '最低生活保障家庭',
  EXTREME_HARDSHIP: '特困供养家庭',
  TEMPORARY_ASSISTANCE: '临时救助家庭',
  LOW_INCOME_WATCH: '低收入家庭',
  REGISTERED_POOR: '建档立卡家庭',
} as const;

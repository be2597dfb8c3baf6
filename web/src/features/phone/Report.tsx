import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriorityTier } from '../../gql/graphql';
import { areaName } from '../../platform/local-name';
import { TextAreaField, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Back } from './Back';
import type { Held } from './held';
import { MyReports } from './MyReports';
import { phone } from './phone';
import { usePhone } from './usePhone';

const TIERS = ['ROUTINE', 'URGENT', 'EMERGENCY'] as const satisfies readonly PriorityTier[];

/** Sentences that reports often need; each is one tap. */
const CHIPS = ['hungry', 'unseen', 'ill', 'alone', 'child', 'house'] as const;

const EMPTY = { name: '', phone: '', address: '', content: '' };

/** The areas to choose from, the likeliest first: one's own, those of one's tasks, then the whole city by district. */
function places({ home }: Held, language: string): { code: string; label: string }[] {
  const own = home.viewer?.volunteer?.homeArea;
  const known = [...(own ? [own] : []), ...home.myAssignments.flatMap((visit) => (visit.need === null ? [] : [visit.need.area]))];
  const found = new Map(known.map((area) => [area.code, areaName(area, language)]));
  for (const district of home.adminAreas) if (!found.has(district.code)) found.set(district.code, areaName(district, language));
  return [...found].map(([code, label]) => ({ code, label }));
}

/** Tells that somebody may need help: where, what, how urgent; who and where exactly as far as it is known. Works without network. */
export function Report({ held }: { readonly held: Held }) {
  const { t, i18n } = useTranslation();
  const { online, deeds } = usePhone();
  const arrived = deeds.filter(({ words, entry }) => words.deed === 'report' && entry.state === 'done').length;
  const areaId = useId();
  const areas = places(held, i18n.language);
  const [areaCode, setAreaCode] = useState(areas[0]?.code ?? '');
  const [tier, setTier] = useState<PriorityTier>('ROUTINE');
  const [told, setTold] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState(0);
  const write = (change: Partial<typeof EMPTY>): void => {
    setMissing(false);
    setTold((before) => ({ ...before, ...change }));
  };

  /** Adds a sentence, or takes it out again. */
  function toggle(sentence: string): void {
    const { content } = told;
    write({ content: (content.includes(sentence) ? content.replace(sentence, '') : `${content}${sentence}`).trimStart() });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (told.content.trim() === '') return setMissing(true);
    const [name, number, address, content] = [told.name, told.phone, told.address, told.content].map((text) => text.trim()) as [
      string,
      string,
      string,
      string,
    ];
    await phone.do({ deed: 'report', areaCode, tier, content, name, phone: number, address }, { subject: null, after: null });
    setTold(EMPTY);
    setTier('ROUTINE');
    setSent((count) => count + 1);
    scrollTo(0, 0);
  }

  return (
    <>
      <Back />
      <h1>{t('phone.report.title')}</h1>
      {sent > 0 && (
        <Notice tone="done" role="status">
          {t(online ? 'phone.report.sent' : 'phone.keptHere')}
        </Notice>
      )}
      <form className="m-card" onSubmit={(event) => void submit(event)}>
        <div className="m-chips" role="group" aria-label={t('phone.chips')}>
          {CHIPS.map((each) => (
            <button
              key={each}
              type="button"
              className="m-chip"
              aria-pressed={told.content.includes(t(`phone.report.chip.${each}`))}
              onClick={() => toggle(t(`phone.report.chip.${each}`))}
            >
              {t(`phone.report.chip.${each}`)}
            </button>
          ))}
        </div>
        <TextAreaField
          label={t('phone.report.content')}
          hint={t('phone.report.contentHint')}
          error={missing ? t('phone.report.contentMissing') : undefined}
          maxLength={2000}
          value={told.content}
          onChange={(event) => write({ content: event.target.value })}
        />
        <div className="field">
          <label htmlFor={areaId}>{t('phone.report.area')}</label>
          <select id={areaId} value={areaCode} onChange={(event) => setAreaCode(event.target.value)}>
            {areas.map((area) => (
              <option key={area.code} value={area.code}>
                {area.label}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="m-reasons">
          <legend>{t('phone.report.tier')}</legend>
          {TIERS.map((each) => (
            <label key={each}>
              <input type="radio" name="tier" checked={tier === each} onChange={() => setTier(each)} />
              {t(`tier.${each}`)}
            </label>
          ))}
        </fieldset>
        {tier === 'EMERGENCY' && (
          <Notice tone="late">
            {t('phone.concern.danger')}{' '}
            <a href="tel:120" className="button">
              120
            </a>{' '}
            <a href="tel:110" className="button">
              110
            </a>
          </Notice>
        )}
        <TextField
          label={t('phone.report.name')}
          maxLength={50}
          autoComplete="off"
          value={told.name}
          onChange={(event) => write({ name: event.target.value })}
        />
        <TextField
          label={t('phone.report.phone')}
          type="tel"
          inputMode="tel"
          maxLength={30}
          autoComplete="off"
          value={told.phone}
          onChange={(event) => write({ phone: event.target.value })}
        />
        <TextField
          label={t('phone.report.address')}
          maxLength={200}
          autoComplete="off"
          value={told.address}
          onChange={(event) => write({ address: event.target.value })}
        />
        <button type="submit" className="button primary big wide">
          {t('phone.report.send')}
        </button>
      </form>
      {/* Asked anew whenever one has arrived. */}
      <MyReports key={arrived} />
    </>
  );
}

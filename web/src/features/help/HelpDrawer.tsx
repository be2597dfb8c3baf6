import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['Ctrl K', 'palette'],
  ['J / K', 'move'],
  ['Enter', 'open'],
  ['↑ / ↓', 'candidate'],
  ['A', 'assign'],
  ['Esc', 'back'],
  ['?', 'help'],
] as const;

const TOPICS = ['board', 'score', 'whyNot', 'import', 'masking', 'clocks'] as const;

/** Short answers to what people ask first, and the keys. */
export function HelpDrawer({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onClose={close} title={t('help.title')} size={420} destroyOnHidden>
      <div className="stack">
        <section>
          <h3>{t('help.keys')}</h3>
          <dl className="facts">
            {KEYS.map(([key, name]) => (
              <div key={name} className="facts-row">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`help.key.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        {TOPICS.map((topic) => (
          <section key={topic}>
            <h3>{t(`help.topic.${topic}.title`)}</h3>
            <p className="muted">{t(`help.topic.${topic}.text`)}</p>
          </section>
        ))}
      </div>
    </Drawer>
  );
}

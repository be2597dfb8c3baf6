import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'finemesh.language';

/** The language chosen before, else the browser's when it is English, else Chinese. */
function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  const known = LANGUAGES.find((each) => each === stored);
  if (known !== undefined) return known;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

/** Loads the texts of one part of the console in one language. */
export type LoadTexts = (language: Language) => Promise<Record<string, unknown>>;

let loaders: LoadTexts[] = [];

async function load(language: Language): Promise<void> {
  const parts = await Promise.all(loaders.map((each) => each(language)));
  for (const part of parts) i18next.addResourceBundle(language, 'translation', part, true, true);
}

/** Starts the texts; only the chosen language is fetched. */
export async function startTexts(parts: LoadTexts[]): Promise<void> {
  loaders = parts;
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    keySeparator: '.',
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await load(language);
  document.documentElement.lang = language;
}

/** Changes the language of the whole console and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

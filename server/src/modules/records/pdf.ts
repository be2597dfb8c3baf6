// oxlint-disable-next-line typescript/triple-slash-reference -- the tests check this file in a project of their own
/// <reference path="./subset-font.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
// oxlint-disable-next-line import/no-named-as-default -- a class that is its own module; its types know the default alone
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import subsetFont from 'subset-font';
import { civilDate } from '../../platform/clock.js';
import { showCode } from './code.js';
import { PageOrientation, type CertificateTemplate, type ServiceCertificate } from './record.js';
import { hoursOf } from './service.js';

const fontFile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
let font: Promise<Buffer> | undefined;

/** What stands on a certificate. The identity number never does. */
export interface CertificateSheet {
  readonly certificate: ServiceCertificate;
  readonly template: CertificateTemplate;
  readonly volunteer: { readonly name: string; readonly number: string };
  /** Where anybody checks the code. */
  readonly checkUrl: string;
}

const chineseDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** Words of a certificate, filled in. */
function filled({ certificate, volunteer }: CertificateSheet, words: string): string {
  const values: Record<string, string> = {
    name: volunteer.name,
    number: volunteer.number,
    from: chineseDate(certificate.from),
    until: chineseDate(certificate.until),
    visits: String(certificate.visits),
    hours: hoursOf(certificate.minutes).toFixed(1),
    code: showCode(certificate.code),
    issued: chineseDate(civilDate(certificate.issuedAt)),
  };
  return words.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** A certificate as PDF, A4, with the part of the font that it uses. */
export async function certificatePdf(sheet: CertificateSheet): Promise<Buffer> {
  const { certificate, template, checkUrl } = sheet;
  const text = filled(sheet, template.body);
  const more = template.lines.map((line) => filled(sheet, line));
  const flat = template.orientation === PageOrientation.LANDSCAPE;
  const issued = chineseDate(civilDate(certificate.issuedAt));
  const lines = {
    code: `证明编号 ${showCode(certificate.code)}`,
    check: `扫码或访问 ${checkUrl} 核验`,
    sample: template.sample ? '样本：文字与版式待主管部门确定' : '',
    withdrawn: certificate.withdrawnAt === null ? '' : '已撤销',
  };
  font ??= readFile(fontFile);
  const letters = [template.title, text, ...more, template.footer, template.issuer, issued, ...Object.values(lines), '0123456789 '].join(
    '',
  );
  const [subset, qr] = await Promise.all([
    subsetFont(await font, letters, { targetFormat: 'truetype' }),
    QRCode.toBuffer(checkUrl, { type: 'png', margin: 1, width: 320, errorCorrectionLevel: 'M' }),
  ]);
  const pdf = new PDFDocument({
    size: 'A4',
    layout: flat ? 'landscape' : 'portrait',
    margin: 72,
    info: { Title: template.title, CreationDate: certificate.issuedAt },
    lang: 'zh-CN',
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  const width = pdf.page.width - 144;
  pdf.registerFont('sheet', subset).font('sheet');
  pdf
    .rect(36, 36, pdf.page.width - 72, pdf.page.height - 72)
    .lineWidth(1.5)
    .stroke(template.accent);
  // Upright or flat, the same parts stand at the same shares of the page's height.
  const y = (upright: number): number => (flat ? 60 + (upright - 130) * 0.6 : upright);
  const foot = flat ? pdf.page.height - 185 : 600;
  pdf.fillColor('#111').fontSize(26).text(template.title, 72, y(130), { width, align: 'center' });
  if (lines.withdrawn)
    pdf.fillColor('#b3261e').fontSize(30).text(lines.withdrawn, 72, y(175), { width, align: 'center' }).fillColor('#111');
  pdf.fontSize(14).text(text, 72, y(230), { width, lineGap: flat ? 8 : 12, indent: 28 });
  if (more.length > 0) {
    pdf.moveDown(0.5).fontSize(12);
    for (const line of more) pdf.text(line, { width, lineGap: 4 });
  }
  pdf
    .fontSize(13)
    .text(template.issuer, 72, foot - 90, { width, align: 'right' })
    .text(issued, 72, foot - 64, { width, align: 'right' });
  pdf.image(qr, 72, foot, { width: 110 });
  pdf
    .fontSize(11)
    .text(lines.code, 200, foot + 25)
    .text(lines.check, 200, foot + 48, { width: width - 128 });
  const small = [lines.sample, template.footer].filter((each) => each !== '').join('　');
  if (small)
    pdf
      .fillColor('#666')
      .fontSize(10)
      .text(small, 200, foot + 84, { width: width - 128 });
  pdf.end();
  return done;
}

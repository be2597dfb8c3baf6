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
import type { CertificateTemplate, ServiceCertificate } from './record.js';
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

/** The words of a certificate, filled in. */
function certificateText({ certificate, template, volunteer }: CertificateSheet): string {
  const values: Record<string, string> = {
    name: volunteer.name,
    number: volunteer.number,
    from: chineseDate(certificate.from),
    until: chineseDate(certificate.until),
    visits: String(certificate.visits),
    hours: hoursOf(certificate.minutes).toFixed(1),
  };
  return template.body.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** A certificate as PDF, A4, with the part of the font that it uses. */
export async function certificatePdf(sheet: CertificateSheet): Promise<Buffer> {
  const { certificate, template, checkUrl } = sheet;
  const text = certificateText(sheet);
  const issued = chineseDate(civilDate(certificate.issuedAt));
  const lines = {
    code: `证明编号 ${showCode(certificate.code)}`,
    check: `扫码或访问 ${checkUrl} 核验`,
    sample: template.sample ? '样本：文字与版式待主管部门确定' : '',
    withdrawn: certificate.withdrawnAt === null ? '' : '已撤销',
  };
  font ??= readFile(fontFile);
  const letters = [template.title, text, template.issuer, issued, ...Object.values(lines), '0123456789 '].join('');
  const [subset, qr] = await Promise.all([
    subsetFont(await font, letters, { targetFormat: 'truetype' }),
    QRCode.toBuffer(checkUrl, { type: 'png', margin: 1, width: 320, errorCorrectionLevel: 'M' }),
  ]);
  const pdf = new PDFDocument({
    size: 'A4',
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
    .stroke('#125d7f');
  pdf.fillColor('#111').fontSize(26).text(template.title, 72, 130, { width, align: 'center' });
  if (lines.withdrawn) pdf.fillColor('#b3261e').fontSize(30).text(lines.withdrawn, 72, 175, { width, align: 'center' }).fillColor('#111');
  pdf.fontSize(14).text(text, 72, 230, { width, lineGap: 12, indent: 28 });
  pdf.fontSize(13).text(template.issuer, 72, 470, { width, align: 'right' }).text(issued, 72, 496, { width, align: 'right' });
  pdf.image(qr, 72, 600, { width: 110 });
  pdf
    .fontSize(11)
    .text(lines.code, 200, 625)
    .text(lines.check, 200, 648, { width: width - 128 });
  if (lines.sample) pdf.fillColor('#666').fontSize(10).text(lines.sample, 200, 690);
  pdf.end();
  return done;
}

import { kept } from '../../platform/database/kept.js';
import { byKey } from '../../platform/database/loaders.js';
import { NotificationTemplate, NotificationWebhook } from './notification.js';

/** Words by id. */
export const templateById = kept(byKey<NotificationTemplate>(() => NotificationTemplate));
/** Words by kind. */
export const templateByKind = kept(byKey<NotificationTemplate>(() => NotificationTemplate, 'kind'));
/** A robot by id. */
export const webhookById = byKey<NotificationWebhook>(() => NotificationWebhook);

import { graphql } from '../../gql';

export const InboxQuery = graphql(`
  query Inbox($unread: Boolean!, $after: String) {
    notifications(unread: $unread, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          title
          titleEn
          path
          createdAt
          readAt
        }
      }
    }
  }
`);

export const UnreadQuery = graphql(`
  query UnreadNotifications {
    viewer {
      unreadNotifications
    }
  }
`);

export const NotificationAcknowledge = graphql(`
  mutation NotificationAcknowledge($input: NotificationAcknowledgeInput!) {
    notificationAcknowledge(input: $input) {
      unread
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const NotificationSettingsQuery = graphql(`
  query NotificationSettings {
    notificationSettings {
      email
      emailOn
      digest
      digestMinute
      quietFrom
      quietUntil
      language
      version
      webhook {
        id
      }
      recent {
        id
        channel
        kind
        state
        attempts
        lastError
        notBefore
        createdAt
      }
    }
    notificationWays {
      email
    }
    notificationWebhooks {
      id
      name
      kind
    }
  }
`);

export const NotificationSettingsSave = graphql(`
  mutation NotificationSettingsSave($input: NotificationSettingsSaveInput!) {
    notificationSettingsSave(input: $input) {
      settings {
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const MessagesPanelQuery = graphql(`
  query MessagesPanel($failed: Boolean!, $after: String) {
    notificationWays {
      email
      webhookHosts
    }
    notificationTemplates {
      id
      kind
      urgent
      groupAllowed
      name
      nameEn
      subject
      subjectEn
      body
      bodyEn
      sample
      version
    }
    notificationWebhooks(inactive: true) {
      id
      name
      kind
      host
      active
      version
      area {
        code
        name
        nameEn
      }
    }
    notificationDeliveries(failed: $failed, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          channel
          kind
          state
          attempts
          lastError
          notBefore
          createdAt
          account {
            id
            displayName
          }
        }
      }
    }
  }
`);

export const NotificationTemplateSave = graphql(`
  mutation NotificationTemplateSave($input: NotificationTemplateSaveInput!) {
    notificationTemplateSave(input: $input) {
      template {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

export const NotificationWebhookSave = graphql(`
  mutation NotificationWebhookSave($input: NotificationWebhookSaveInput!) {
    notificationWebhookSave(input: $input) {
      webhook {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

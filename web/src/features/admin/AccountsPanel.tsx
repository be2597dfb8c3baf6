import { useSuspenseQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useViewer } from '../session/viewer';
import { AccountDialog } from './AccountDialog';

const AccountsPanelQuery = graphql(`
  query AccountsPanel($text: String, $first: Int!, $after: String) {
    accounts(text: $text, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          username
          displayName
          state
          version
          lastSignInAt
          grants {
            id
            role
            area {
              code
              name
              nameEn
            }
            organisation {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const AccountDisable = graphql(`
  mutation AccountDisable($input: AccountDisableInput!) {
    accountDisable(input: $input) {
      account {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const PAGE = 50;

/** Who may sign in, in which role and where. */
export function AccountsPanel() {
  const { t, i18n } = useTranslation();
  const { account: own, can } = useViewer();
  const [text, setText] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [disabling, setDisabling] = useState<{ id: string; version: number } | null>(null);
  const [disable] = useCommand(AccountDisable);
  const { data } = useSuspenseQuery(AccountsPanelQuery, {
    variables: { text: text === '' ? null : text, first: PAGE, after },
    fetchPolicy: 'cache-and-network',
  });
  const { edges, pageInfo, totalCount } = data.accounts;
  return (
    <Panel
      title={t('admin.accountsTitle', { count: totalCount })}
      flush
      extra={
        <>
          <Input.Search
            aria-label={t('admin.searchAccounts')}
            placeholder={t('admin.searchAccounts')}
            allowClear
            style={{ width: 220 }}
            onSearch={(value) => {
              setText(value.trim());
              setAfter(null);
            }}
          />
          {can('account:edit') && (
            <button type="button" className="button primary" onClick={() => setCreating(true)}>
              <Icon name="plus" />
              {t('admin.newAccount')}
            </button>
          )}
        </>
      }
    >
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('admin.name')}</th>
              <th scope="col">{t('session.username')}</th>
              <th scope="col">{t('admin.grants')}</th>
              <th scope="col">{t('admin.lastSignIn')}</th>
              <th scope="col">{t('admin.state')}</th>
              <th scope="col">
                <span className="sr">{t('common.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node }) => (
              <tr key={node.id}>
                <td>{node.displayName}</td>
                <td className="num">{node.username}</td>
                <td>
                  <span className="row tight">
                    {node.grants.map((grant) => (
                      <span key={grant.id} className="tag">
                        {t(`role.${grant.role}`)}
                        {grant.area !== null && ` · ${localName(grant.area, i18n.language)}`}
                        {grant.organisation !== null && ` · ${grant.organisation.name}`}
                      </span>
                    ))}
                  </span>
                </td>
                <td className="num nowrap">
                  {node.lastSignInAt === null ? (
                    <span className="muted">{t('admin.never')}</span>
                  ) : (
                    formatInstant(node.lastSignInAt, i18n.language)
                  )}
                </td>
                <td>
                  <span className={node.state === 'ACTIVE' ? 'tag done' : 'tag'}>{t(`accountState.${node.state}`)}</span>
                </td>
                <td className="right">
                  {node.state === 'ACTIVE' && node.id !== own?.id && can('account:edit') && (
                    <button type="button" className="button small" onClick={() => setDisabling({ id: node.id, version: node.version })}>
                      {t('admin.disable')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(pageInfo.hasNextPage || after !== null) && (
        <nav className="pager row" aria-label={t('common.pages')}>
          <span className="grow" />
          {after !== null && (
            <button type="button" className="button small" onClick={() => setAfter(null)}>
              {t('common.firstPage')}
            </button>
          )}
          {pageInfo.hasNextPage && (
            <button type="button" className="button small" onClick={() => setAfter(pageInfo.endCursor)}>
              {t('common.nextPage')}
            </button>
          )}
        </nav>
      )}
      {creating && <AccountDialog close={() => setCreating(false)} />}
      {disabling !== null && (
        <ReasonDialog
          title={t('admin.disable')}
          hint={t('admin.disableHint')}
          send={(reason) => disable({ input: { id: disabling.id, expectedVersion: disabling.version, reason } })}
          close={() => setDisabling(null)}
        />
      )}
    </Panel>
  );
}

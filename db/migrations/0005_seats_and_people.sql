-- What is asked all over the product, said once: views for reading. Whatever is written or locked is a table.

-- What somebody is in a Company. A member has one seat; a Collaborator has one on each App that is not switched off. Where
-- one takes the place of the other within a transaction, the membership counts. No DISTINCT and no aggregate: conditions on
-- either part must reach the indexes of the tables.
CREATE VIEW seats AS
  SELECT account_id, company_id, role, NULL::uuid AS app_id, created_at AS since
  FROM memberships
  UNION ALL
  SELECT c.account_id, a.company_id, 'collaborator'::text, c.app_id, c.created_at
  FROM app_collaborators c JOIN apps a ON a.id = c.app_id
  WHERE a.deleted_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM memberships m WHERE m.company_id = a.company_id AND m.account_id = c.account_id);
--> statement-breakpoint
-- What a person is called: the full name, which may be empty, and the label that others read, the address where it is.
CREATE VIEW people AS
  SELECT account_id, kind, email, full_name, coalesce(nullif(full_name, ''), email) AS label
  FROM (SELECT id AS account_id, kind, email, trim(first_name || ' ' || last_name) AS full_name FROM accounts) named;

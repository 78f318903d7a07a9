/**
 * People and teams of a workspace: who signs in as whom, who manages and leads whom, and which strings of the CRM
 * mean which person. What is kept here goes to every service by the topic of the directory. What a role may do
 * elsewhere is decided there, not here.
 */
@NullMarked
package dev.fupan.ingest.directory;

import org.jspecify.annotations.NullMarked;

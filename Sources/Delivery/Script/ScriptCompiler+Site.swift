internal import FileReading
public import Outcomes
internal import Sieve

extension ScriptCompiler {
    /// All that is wrong with the scripts of the site: with those that are run before, after and in
    /// place of users' own, and those for `include :global`; empty when nothing is.
    ///
    /// A delivery would pass over a script that is missing, and keep mail for one that is broken.
    public func complaintsAboutSite() -> [Complaint] {
        let files = SiteScriptFiles(ofSite: settings[SiteScripts.self])
        var complaints = files.problems + files.failures
        for path in files.paths {
            // A script that several include has its errors once.
            complaints += self.complaints(aboutSiteScript: path).filter { !complaints.contains($0) }
        }
        return complaints
    }

    private func complaints(aboutSiteScript path: String) -> [Complaint] {
        do {
            guard let source = try WholeFile.read(path, limit: settings.limits.scriptSize) else {
                return [Complaint(file: path, "there is no such file")]
            }
            _ = try compile(source, named: path, isOfSite: true)
            return []
        } catch let failure as LookupFailure {
            return [Complaint(file: path, failure.reason)]
        } catch let complaints as Complaints {
            return complaints.all
        } catch {
            return [Complaint(file: path, "\(error)")]
        }
    }
}
